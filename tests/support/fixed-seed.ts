import fc from 'fast-check';

// Under Stryker the properties are tried with the same values each time: whether a mutant is noticed is no matter of luck.
fc.configureGlobal({ seed: 20_260_521 });
