/** Whoever asks in the bench. What they hold is in the world; a server learns it from their token, or from the path. */
export interface BenchViewer {
  readonly subject: string;
  readonly grants: readonly {
    readonly role: string;
    readonly areaCode: string;
    readonly sectors?: readonly string[];
  }[];
  /** The partner of a province that they work for, by number. */
  readonly partner?: { readonly province: string; readonly number: number };
}

/** Kota Banjarbaru, with exactly twenty villages, and Kabupaten Banjar around it. */
export const places = {
  province: '63',
  regency: '63.72',
  neighbour: '63.03',
  district: '63.03.07',
  village: '63.72.02.1003',
};

const sectors = ['WATER', 'SANITATION', 'HEALTH'];

export const viewers = {
  central: { subject: 'bench:central', grants: [{ role: 'CENTRE_ADMIN', areaCode: 'ID' }] },
  regency: { subject: 'bench:regency', grants: [{ role: 'REGENCY', areaCode: places.regency }] },
  district: { subject: 'bench:district', grants: [{ role: 'DISTRICT', areaCode: places.district }] },
  village: { subject: 'bench:village', grants: [{ role: 'VILLAGE', areaCode: places.village }] },
  ngo: {
    subject: 'bench:ngo',
    grants: [places.regency, places.neighbour].map(areaCode => ({ role: 'PARTNER', areaCode, sectors })),
    partner: { province: places.province, number: 1 },
  },
  analyst: { subject: 'bench:analyst', grants: [{ role: 'ANALYST', areaCode: 'ID' }] },
} as const satisfies Record<string, BenchViewer>;

export type ViewerName = keyof typeof viewers;
