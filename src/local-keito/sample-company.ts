/** The sample company as data: invented people, clients and work. Colours are in the order of the design's palette. */

export interface SampleProject {
  readonly client: string;
  readonly name: string;
  readonly code: string;
  readonly color: string;
  readonly tasks: readonly string[];
  readonly billable: boolean;
  readonly rate?: number;
  readonly budgetHours?: number;
  readonly monthly?: boolean;
  readonly archived?: boolean;
  /** How often it comes up, against the others. */
  readonly weight: number;
}

export const SAMPLE_COMPANY = { name: 'Harbour & Pine Studio', currency: 'EUR' } as const;

export const SAMPLE_CLIENTS = [
  { name: 'Acme', address: '4 Foundry Lane\nBristol', terms: 'net_30', tax: 20 },
  { name: 'Northwind', address: 'Kaiweg 18\nHamburg', terms: 'net_15', tax: 19 },
  { name: 'Kestrel Cycles', address: '77 Velodrome Road\nGhent', terms: 'net_45', tax: 21 },
  { name: 'Internal', address: null, terms: 'upon_receipt', tax: null },
] as const;

export const SAMPLE_TASKS = [
  { name: 'Development', billable: true, rate: 110, isDefault: true },
  { name: 'Design', billable: true, rate: 100, isDefault: true },
  { name: 'Meetings', billable: true, rate: 90, isDefault: true },
  { name: 'Testing', billable: true, rate: 85, isDefault: false },
  { name: 'Support', billable: true, rate: 90, isDefault: false },
  { name: 'Admin', billable: false, rate: null, isDefault: false },
  { name: 'Hiring', billable: false, rate: null, isDefault: false },
] as const;

export const SAMPLE_PROJECTS: readonly SampleProject[] = [
  {
    client: 'Acme',
    name: 'Website',
    code: 'ACM-WEB',
    color: '#4f46e5',
    tasks: ['Development', 'Design', 'Meetings', 'Testing'],
    billable: true,
    rate: 115,
    budgetHours: 420,
    weight: 6,
  },
  {
    client: 'Northwind',
    name: 'Retainer',
    code: 'NW-RET',
    color: '#0d9488',
    tasks: ['Meetings', 'Support', 'Development'],
    billable: true,
    rate: 95,
    budgetHours: 40,
    monthly: true,
    weight: 4,
  },
  {
    client: 'Internal',
    name: 'Operations',
    code: 'INT-OPS',
    color: '#db7706',
    tasks: ['Admin', 'Hiring', 'Meetings'],
    billable: false,
    weight: 3,
  },
  {
    client: 'Acme',
    name: 'Mobile app',
    code: 'ACM-APP',
    color: '#be3a8a',
    tasks: ['Development', 'Design', 'Testing', 'Meetings'],
    billable: true,
    rate: 120,
    budgetHours: 260,
    weight: 4,
  },
  {
    client: 'Kestrel Cycles',
    name: 'Web shop',
    code: 'KES-SHOP',
    color: '#2563eb',
    tasks: ['Development', 'Design', 'Support'],
    billable: true,
    rate: 105,
    budgetHours: 150,
    weight: 2,
  },
  {
    client: 'Kestrel Cycles',
    name: 'Brand refresh',
    code: 'KES-BRAND',
    color: '#64748b',
    tasks: ['Design', 'Meetings'],
    billable: true,
    rate: 100,
    budgetHours: 60,
    archived: true,
    weight: 0,
  },
];

export const SAMPLE_NOTES: Readonly<Record<string, readonly string[]>> = {
  Development: [
    'Fix login redirect',
    'Search results page',
    'Image pipeline',
    'Review pull requests',
    'Checkout form',
    '',
  ],
  Design: ['Navigation sketches', 'Icon set', 'Colour contrast pass', 'Prototype for the onboarding'],
  Meetings: ['Weekly call', 'Sprint planning', 'Demo and feedback', ''],
  Testing: ['Release candidate on older phones', 'Regression round', 'Write up the crash on rotate'],
  Support: ['Answer tickets', 'Restore a deleted page', 'Newsletter that did not go out'],
  Admin: ['Invoices and receipts', 'Mail', 'Plan the week', ''],
  Hiring: ['Read applications', 'Interview', 'Trial task feedback'],
};

export const SAMPLE_CONTACTS = [
  {
    client: 'Acme',
    first: 'Imogen',
    last: 'Vale',
    title: 'Head of product',
    email: 'imogen.vale@acme.invalid',
  },
  { client: 'Acme', first: 'Tobias', last: 'Renner', title: 'Accounts', email: 'tobias.renner@acme.invalid' },
  {
    client: 'Northwind',
    first: 'Fenna',
    last: 'Dierks',
    title: 'Marketing',
    email: 'fenna.dierks@northwind.invalid',
  },
  { client: 'Kestrel Cycles', first: 'Lars', last: 'Pauwels', title: 'Owner', email: 'lars@kestrel.invalid' },
] as const;

export const SAMPLE_EXPENSES = [
  { daysAgo: 3, project: 'Website', category: 'Travel', cost: 64.8, notes: 'Train to the workshop and back' },
  { daysAgo: 4, project: 'Website', category: 'Meals', cost: 23.5, notes: 'Lunch with Imogen' },
  { daysAgo: 11, project: 'Operations', category: 'Software', cost: 49, notes: 'Font licence' },
  { daysAgo: 18, project: 'Retainer', category: 'Mileage', units: 84, notes: 'To the warehouse' },
  { daysAgo: 33, project: 'Mobile app', category: 'Software', cost: 99, notes: 'Test devices in the cloud' },
  { daysAgo: 47, project: 'Web shop', category: 'Lodging', cost: 138, notes: 'One night in Ghent' },
  { daysAgo: 48, project: 'Web shop', category: 'Travel', cost: 112.4, notes: 'Train to Ghent' },
] as const;
