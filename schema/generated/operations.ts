/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/**
 * The offer to accept.
 * Tawaran yang diterima.
 */
export type AcceptContributionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * An act on an agreement.
 * Tindakan atas perjanjian.
 */
export const AgreementAction = {
  /**
   * `endAgreement`: decline it, or end it early, with a reason.
   * `endAgreement`: menolak, atau mengakhiri lebih awal, dengan alasan.
   */
  END: 'END',
  /**
   * `nameAgreementMember`: say who else acts for the partner.
   * `nameAgreementMember`: menentukan siapa lagi yang bertindak untuk mitra.
   */
  NAME: 'NAME',
  /**
   * `removeAgreementMember`: say who does no longer.
   * `removeAgreementMember`: menentukan siapa yang tidak lagi.
   */
  REMOVE: 'REMOVE',
  /**
   * `renewAgreement`: propose the one that follows it.
   * `renewAgreement`: mengusulkan kelanjutannya.
   */
  RENEW: 'RENEW',
  /**
   * `signAgreement`: sign it for your side.
   * `signAgreement`: menandatangani untuk pihak Anda.
   */
  SIGN: 'SIGN'
} as const;

export type AgreementAction = typeof AgreementAction[keyof typeof AgreementAction];
/**
 * What an agreement allows a partner.
 * Yang diizinkan perjanjian bagi mitra.
 */
export const AgreementRight = {
  /**
   * Draft interventions in which it takes part.
   * Menyusun rancangan intervensi yang diikutinya.
   */
  DRAFT_INTERVENTIONS: 'DRAFT_INTERVENTIONS',
  /**
   * Read their budgets, where agencies alone or the partner itself takes part.
   * Membaca anggarannya, bila hanya instansi atau mitra itu sendiri yang ikut serta.
   */
  READ_AMOUNTS: 'READ_AMOUNTS',
  /**
   * Read officers of the area with their contacts.
   * Membaca petugas di wilayahnya beserta kontaknya.
   */
  READ_CONTACTS: 'READ_CONTACTS',
  /**
   * Read interventions of its sectors that were verified.
   * Membaca intervensi sektornya yang telah diverifikasi.
   */
  READ_INTERVENTIONS: 'READ_INTERVENTIONS',
  /**
   * Read needs of its sectors that were verified.
   * Membaca kebutuhan sektornya yang telah diverifikasi.
   */
  READ_NEEDS: 'READ_NEEDS'
} as const;

export type AgreementRight = typeof AgreementRight[keyof typeof AgreementRight];
/**
 * How far an agreement has come; while SIGNED it holds from its first day to its last.
 * Sejauh mana perjanjian berjalan; selama SIGNED berlaku dari hari pertama sampai hari terakhirnya.
 */
export const AgreementStatus = {
  /**
   * Ended before both had signed.
   * Diakhiri sebelum kedua pihak menandatangani.
   */
  DECLINED: 'DECLINED',
  /**
   * Ended before its last day.
   * Diakhiri sebelum hari terakhirnya.
   */
  ENDED: 'ENDED',
  /**
   * Waits for signatures.
   * Menunggu tanda tangan.
   */
  PROPOSED: 'PROPOSED',
  /**
   * Signed by both sides.
   * Ditandatangani kedua pihak.
   */
  SIGNED: 'SIGNED'
} as const;

export type AgreementStatus = typeof AgreementStatus[keyof typeof AgreementStatus];
/**
 * A need to answer, and how much of it.
 * Kebutuhan yang dijawab, dan seberapa banyak.
 */
export type AnswerInput = {
  /**
   * Id of the need; it must lie in the area of the intervention.
   * Id kebutuhan; harus berada di wilayah intervensi.
   */
  needId: string;
  /**
   * Quantity added, in the unit of the need; at most the need's own.
   * Jumlah yang ditambahkan, dalam satuan kebutuhan; paling banyak jumlah kebutuhannya.
   */
  quantity: number;
};

/**
 * Which intervention to let start.
 * Intervensi yang disetujui.
 */
export type ApproveInterventionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * What a regency or a village is by law.
 * Jenis kabupaten/kota atau desa/kelurahan menurut hukum.
 */
export const AreaKind = {
  /**
   * Rural village with its own government.
   * Desa.
   */
  DESA: 'DESA',
  /**
   * Customary village.
   * Desa adat.
   */
  DESA_ADAT: 'DESA_ADAT',
  /**
   * Regency.
   * Kabupaten.
   */
  KABUPATEN: 'KABUPATEN',
  /**
   * Administrative regency, without autonomy.
   * Kabupaten administrasi, tidak otonom.
   */
  KABUPATEN_ADMINISTRASI: 'KABUPATEN_ADMINISTRASI',
  /**
   * Urban village, led by a civil servant.
   * Kelurahan.
   */
  KELURAHAN: 'KELURAHAN',
  /**
   * City.
   * Kota.
   */
  KOTA: 'KOTA',
  /**
   * Administrative city, without autonomy.
   * Kota administrasi, tidak otonom.
   */
  KOTA_ADMINISTRASI: 'KOTA_ADMINISTRASI'
} as const;

export type AreaKind = typeof AreaKind[keyof typeof AreaKind];
/**
 * The five levels of the administrative hierarchy.
 * Lima tingkat hierarki administratif.
 */
export const AreaLevel = {
  /**
   * Indonesia as a whole.
   * Indonesia secara keseluruhan.
   */
  COUNTRY: 'COUNTRY',
  /**
   * District.
   * Kecamatan.
   */
  DISTRICT: 'DISTRICT',
  /**
   * Province.
   * Provinsi.
   */
  PROVINCE: 'PROVINCE',
  /**
   * Regency or city.
   * Kabupaten atau kota.
   */
  REGENCY: 'REGENCY',
  /**
   * Village, rural or urban.
   * Desa atau kelurahan.
   */
  VILLAGE: 'VILLAGE'
} as const;

export type AreaLevel = typeof AreaLevel[keyof typeof AreaLevel];
/**
 * Money from one source.
 * Dana dari satu sumber.
 */
export type BudgetLineInput = {
  /**
   * Amount, more than zero.
   * Jumlah, lebih dari nol.
   */
  amount: string;
  /**
   * Where it comes from.
   * Sumbernya.
   */
  fundSource: FundSource;
  /**
   * What it is for.
   * Peruntukannya.
   */
  note?: string | null | undefined;
};

/**
 * Which intervention to give up, and why.
 * Intervensi yang dibatalkan, dan alasannya.
 */
export type CancelInterventionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * What came of an intervention.
 * Hasil intervensi.
 */
export type CompleteInterventionInput = {
  /**
   * Beneficiaries reached, in persons; leave out when not counted.
   * Penerima manfaat, dalam orang; kosongkan bila tidak dihitung.
   */
  actualBeneficiaries?: number | null | undefined;
  /**
   * What was delivered of each need it answers; a need left out counts as not told.
   * Yang dipenuhi dari tiap kebutuhan yang dijawab; yang tidak disebut dianggap belum dilaporkan.
   */
  delivered?: Array<DeliveryInput>;
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * The result.
   * Hasilnya.
   */
  result: string;
};

/**
 * An act on a contribution.
 * Tindakan atas kontribusi.
 */
export const ContributionAction = {
  /**
   * `acceptContribution`: let the partner take part.
   * `acceptContribution`: menerima keikutsertaan mitra.
   */
  ACCEPT: 'ACCEPT',
  /**
   * `declineContribution`: with a reason.
   * `declineContribution`: menolak dengan alasan.
   */
  DECLINE: 'DECLINE',
  /**
   * `withdrawContribution`: take it back.
   * `withdrawContribution`: menarik.
   */
  WITHDRAW: 'WITHDRAW'
} as const;

export type ContributionAction = typeof ContributionAction[keyof typeof ContributionAction];
/**
 * What became of an offer.
 * Kelanjutan suatu tawaran.
 */
export const ContributionStatus = {
  /**
   * The partner takes part.
   * Mitra ikut serta.
   */
  ACCEPTED: 'ACCEPTED',
  /**
   * Declined, with a reason.
   * Ditolak, dengan alasan.
   */
  DECLINED: 'DECLINED',
  /**
   * Waits for those who entered the intervention.
   * Menunggu pihak yang memasukkan intervensi.
   */
  OFFERED: 'OFFERED',
  /**
   * Taken back by the partner.
   * Ditarik oleh mitra.
   */
  WITHDRAWN: 'WITHDRAWN'
} as const;

export type ContributionStatus = typeof ContributionStatus[keyof typeof ContributionStatus];
/**
 * The offer to decline, and why.
 * Tawaran yang ditolak, dan alasannya.
 */
export type DeclineContributionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * What of a need was delivered.
 * Yang dipenuhi dari suatu kebutuhan.
 */
export type DeliveryInput = {
  /**
   * Id of a need that the intervention answers.
   * Id kebutuhan yang dijawab intervensi.
   */
  needId: string;
  /**
   * Quantity delivered, in the unit of the need.
   * Jumlah yang dipenuhi, dalam satuan kebutuhan.
   */
  quantity: number;
};

/**
 * An intervention that is kept as a draft.
 * Intervensi yang disimpan sebagai rancangan.
 */
export type DraftInterventionInput = {
  /**
   * Needs it answers.
   * Kebutuhan yang dijawab.
   */
  answers?: Array<AnswerInput>;
  /**
   * Code of the area, of any level, usually a village.
   * Kode wilayah tingkat apa pun, umumnya desa/kelurahan.
   */
  areaCode: string;
  /**
   * Money by source.
   * Dana menurut sumber.
   */
  budgetLines?: Array<BudgetLineInput>;
  /**
   * What will be done, and how.
   * Apa yang akan dikerjakan, dan bagaimana.
   */
  description?: string | null | undefined;
  /**
   * Last day, not before the first.
   * Hari terakhir, tidak sebelum hari pertama.
   */
  endsOn: string;
  /**
   * The family function it strengthens.
   * Fungsi keluarga yang dikuatkan.
   */
  familyFunction?: FamilyFunction | null | undefined;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Number of the Inpres activity, where one fits.
   * Nomor kegiatan Inpres, bila ada yang sesuai.
   */
  inpresActivity?: number | null | undefined;
  /**
   * The Nawacita priority it serves.
   * Prioritas Nawacita yang dilayani.
   */
  nawacitaPriority?: NawacitaPriority | null | undefined;
  /**
   * Agencies and partners.
   * Instansi dan mitra.
   */
  participants?: Array<ParticipantInput>;
  /**
   * Beneficiaries planned, in persons.
   * Rencana penerima manfaat, dalam orang.
   */
  plannedBeneficiaries?: number | null | undefined;
  /**
   * Sectors it serves, at least one.
   * Sektor yang dilayani, sedikitnya satu.
   */
  sectors: Array<Sector>;
  /**
   * First day.
   * Hari pertama.
   */
  startsOn: string;
  /**
   * Whom it is for.
   * Sasarannya.
   */
  targetGroups?: Array<TargetGroup>;
  /**
   * In one line.
   * Dalam satu baris.
   */
  title: string;
};

/**
 * A need that is kept as a draft.
 * Kebutuhan yang disimpan sebagai rancangan.
 */
export type DraftNeedInput = {
  /**
   * Code of the village or other area.
   * Kode desa/kelurahan atau wilayah lain.
   */
  areaCode: string;
  /**
   * What shows it.
   * Buktinya.
   */
  evidence?: string | null | undefined;
  /**
   * Families affected; leave out when not counted.
   * Keluarga terdampak; kosongkan bila tidak dihitung.
   */
  familiesAffected?: number | null | undefined;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Code of the kind, from `needKinds`.
   * Kode jenis, dari `needKinds`.
   */
  kind: string;
  /**
   * How much is lacking, in the unit of the kind.
   * Banyaknya kekurangan, dalam satuan jenisnya.
   */
  quantity: number;
  /**
   * How bad it is.
   * Tingkat keparahan.
   */
  severity: Severity;
  /**
   * In one line.
   * Dalam satu baris.
   */
  title: string;
  /**
   * Unit, only for the kind OTHER.
   * Satuan, hanya untuk jenis OTHER.
   */
  unit?: string | null | undefined;
};

/**
 * The agreement to decline or end early, and why.
 * Perjanjian yang ditolak atau diakhiri lebih awal, dan alasannya.
 */
export type EndAgreementInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * The eight functions of a family, which are also the sections of a working group.
 * Delapan fungsi keluarga, sekaligus seksi pokja.
 */
export const FamilyFunction = {
  /**
   * Religion.
   * Keagamaan.
   */
  AGAMA: 'AGAMA',
  /**
   * Love and affection.
   * Cinta kasih.
   */
  CINTA_KASIH: 'CINTA_KASIH',
  /**
   * Economy.
   * Ekonomi.
   */
  EKONOMI: 'EKONOMI',
  /**
   * Other.
   * Lainnya.
   */
  LAINNYA: 'LAINNYA',
  /**
   * Environment.
   * Pembinaan lingkungan.
   */
  LINGKUNGAN: 'LINGKUNGAN',
  /**
   * Protection.
   * Perlindungan.
   */
  PERLINDUNGAN: 'PERLINDUNGAN',
  /**
   * Reproduction.
   * Reproduksi.
   */
  REPRODUKSI: 'REPRODUKSI',
  /**
   * Socialisation and education.
   * Sosialisasi dan pendidikan.
   */
  SOSIALISASI_PENDIDIKAN: 'SOSIALISASI_PENDIDIKAN',
  /**
   * Society and culture.
   * Sosial budaya.
   */
  SOSIAL_BUDAYA: 'SOSIAL_BUDAYA'
} as const;

export type FamilyFunction = typeof FamilyFunction[keyof typeof FamilyFunction];
/**
 * Where money comes from.
 * Sumber dana.
 */
export const FundSource = {
  /**
   * Village budget.
   * ADD/APBDes.
   */
  ADD_APBDES: 'ADD_APBDES',
  /**
   * Budget of the regency or city.
   * APBD kabupaten/kota.
   */
  APBD_KAB: 'APBD_KAB',
  /**
   * Budget of the province.
   * APBD provinsi.
   */
  APBD_PROV: 'APBD_PROV',
  /**
   * State budget, through a ministry.
   * APBN melalui kementerian/lembaga.
   */
  APBN_KL: 'APBN_KL',
  /**
   * Company, as social responsibility.
   * Perusahaan (CSR).
   */
  CSR: 'CSR',
  /**
   * Special allocation fund, physical.
   * DAK Fisik.
   */
  DAK_FISIK: 'DAK_FISIK',
  /**
   * Special allocation fund for family planning operations.
   * DAK Nonfisik BOKB.
   */
  DAK_NONFISIK_BOKB: 'DAK_NONFISIK_BOKB',
  /**
   * Village fund.
   * Dana Desa.
   */
  DANA_DESA: 'DANA_DESA',
  /**
   * Grant or donation.
   * Hibah atau donasi.
   */
  HIBAH: 'HIBAH',
  /**
   * Other.
   * Lainnya.
   */
  LAINNYA: 'LAINNYA',
  /**
   * The community itself.
   * Swadaya masyarakat.
   */
  SWADAYA: 'SWADAYA'
} as const;

export type FundSource = typeof FundSource[keyof typeof FundSource];
/**
 * A role for somebody: where, for whom, until when, why.
 * Peran bagi seseorang: di mana, untuk siapa, sampai kapan, mengapa.
 */
export type GiveGrantInput = {
  /**
   * Code of the area, of the level of the role, inside your own.
   * Kode wilayah, setingkat perannya, di dalam wilayah Anda.
   */
  areaCode: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * The organization it is held for: for roles of agencies, and only for them.
   * Organisasi yang diwakili: untuk peran perangkat daerah, dan hanya untuk itu.
   */
  organizationId?: string | null | undefined;
  /**
   * Who is to hold it.
   * Yang akan memegangnya.
   */
  personId: string;
  /**
   * Why, such as the letter of assignment.
   * Alasannya, misalnya surat tugas.
   */
  reason: string;
  /**
   * A role below your own.
   * Peran di bawah peran Anda.
   */
  role: Role;
  /**
   * Its sectors, beside the organization.
   * Sektornya, di samping organisasinya.
   */
  sectors?: Array<Sector> | null | undefined;
  /**
   * Valid from; now unless told.
   * Berlaku sejak; sekarang bila tidak disebut.
   */
  validFrom?: string | null | undefined;
  /**
   * Valid until; unless told, as long as your own grant.
   * Berlaku sampai; bila tidak disebut, selama hak akses Anda sendiri.
   */
  validTo?: string | null | undefined;
};

/**
 * An act on a grant.
 * Tindakan atas hak akses.
 */
export const GrantAction = {
  /**
   * `prolongGrant`: let it go on.
   * `prolongGrant`: memperpanjangnya.
   */
  PROLONG: 'PROLONG',
  /**
   * `revokeGrant`: take it back, with a reason.
   * `revokeGrant`: mencabutnya, dengan alasan.
   */
  REVOKE: 'REVOKE'
} as const;

export type GrantAction = typeof GrantAction[keyof typeof GrantAction];
/**
 * What was done to something.
 * Apa yang dilakukan terhadap sesuatu.
 */
export const HistoryAct = {
  /**
   * A part of it was taken away.
   * Bagiannya dihapus.
   */
  DELETE: 'DELETE',
  /**
   * It, or a part of it, came to be.
   * Ia, atau bagiannya, dibuat.
   */
  INSERT: 'INSERT',
  /**
   * Somebody was shown what not everybody may know of it.
   * Seseorang diperlihatkan hal yang tidak boleh diketahui semua orang.
   */
  READ: 'READ',
  /**
   * It was changed.
   * Ia diubah.
   */
  UPDATE: 'UPDATE'
} as const;

export type HistoryAct = typeof HistoryAct[keyof typeof HistoryAct];
/**
 * An act on an intervention.
 * Tindakan atas intervensi.
 */
export const InterventionAction = {
  /**
   * `approveIntervention`: let it start.
   * `approveIntervention`: menyetujui.
   */
  APPROVE: 'APPROVE',
  /**
   * `cancelIntervention`: give it up with a reason.
   * `cancelIntervention`: membatalkan dengan alasan.
   */
  CANCEL: 'CANCEL',
  /**
   * `completeIntervention`: finish with a result.
   * `completeIntervention`: menyelesaikan dengan hasil.
   */
  COMPLETE: 'COMPLETE',
  /**
   * `reportInterventionProgress`: tell how it goes.
   * `reportInterventionProgress`: melaporkan kemajuan.
   */
  REPORT: 'REPORT',
  /**
   * `returnIntervention`: give it back with a reason.
   * `returnIntervention`: mengembalikan dengan alasan.
   */
  RETURN: 'RETURN',
  /**
   * `reviseIntervention`: change a draft or what was returned.
   * `reviseIntervention`: mengubah rancangan atau yang dikembalikan.
   */
  REVISE: 'REVISE',
  /**
   * `startIntervention`: begin.
   * `startIntervention`: memulai.
   */
  START: 'START',
  /**
   * `submitIntervention`: hand it in.
   * `submitIntervention`: mengajukan.
   */
  SUBMIT: 'SUBMIT',
  /**
   * `verifyIntervention`: confirm it.
   * `verifyIntervention`: memverifikasi.
   */
  VERIFY: 'VERIFY'
} as const;

export type InterventionAction = typeof InterventionAction[keyof typeof InterventionAction];
/**
 * What interventions can be grouped by.
 * Dasar pengelompokan intervensi.
 */
export const InterventionGroup = {
  /**
   * District; null for what is planned above.
   * Kecamatan; null untuk yang direncanakan di atasnya.
   */
  DISTRICT: 'DISTRICT',
  /**
   * Family function; null where none was told.
   * Fungsi keluarga; null bila tidak disebut.
   */
  FAMILY_FUNCTION: 'FAMILY_FUNCTION',
  /**
   * Fund source, with the money of that source only; null without a budget.
   * Sumber dana, hanya dana sumber itu; null tanpa anggaran.
   */
  FUND_SOURCE: 'FUND_SOURCE',
  /**
   * Inpres programme; null where none fits.
   * Program Inpres; null bila tidak ada yang sesuai.
   */
  PROGRAMME: 'PROGRAMME',
  /**
   * Province of the place; null for what is planned for the whole country.
   * Provinsi; null untuk yang direncanakan bagi seluruh negara.
   */
  PROVINCE: 'PROVINCE',
  /**
   * Regency or city; null for what is planned above.
   * Kabupaten/kota; null untuk yang direncanakan di atasnya.
   */
  REGENCY: 'REGENCY',
  /**
   * Sector; an intervention counts in each of its sectors.
   * Sektor; intervensi terhitung pada tiap sektornya.
   */
  SECTOR: 'SECTOR',
  /**
   * Status.
   * Status.
   */
  STATUS: 'STATUS',
  /**
   * Village; null for what is planned above.
   * Desa/kelurahan; null untuk yang direncanakan di atasnya.
   */
  VILLAGE: 'VILLAGE',
  /**
   * Year in which it starts.
   * Tahun mulai.
   */
  YEAR: 'YEAR'
} as const;

export type InterventionGroup = typeof InterventionGroup[keyof typeof InterventionGroup];
/**
 * Which interventions to count; every field given must hold.
 * Intervensi yang dihitung; semua isian harus terpenuhi.
 */
export type InterventionStatisticsFilter = {
  /**
   * One of these Inpres activities, 1 to 58.
   * Salah satu kegiatan Inpres ini, 1 sampai 58.
   */
  activities?: Array<number> | null | undefined;
  /**
   * Strengthens one of these family functions.
   * Menguatkan salah satu fungsi keluarga ini.
   */
  familyFunctions?: Array<FamilyFunction> | null | undefined;
  /**
   * Has money from one of these sources.
   * Memiliki dana dari salah satu sumber ini.
   */
  fundSources?: Array<FundSource> | null | undefined;
  /**
   * Planned for an area of one of these levels.
   * Direncanakan untuk wilayah salah satu tingkat ini.
   */
  levels?: Array<AreaLevel> | null | undefined;
  /**
   * One of these Inpres programmes, 1 to 8.
   * Salah satu program Inpres ini, 1 sampai 8.
   */
  programmes?: Array<number> | null | undefined;
  /**
   * Serves one of these sectors.
   * Melayani salah satu sektor ini.
   */
  sectors?: Array<Sector> | null | undefined;
  /**
   * In one of these states.
   * Dalam salah satu status ini.
   */
  statuses?: Array<InterventionStatus> | null | undefined;
  /**
   * Starts in one of these years.
   * Dimulai pada salah satu tahun ini.
   */
  years?: Array<number> | null | undefined;
};

/**
 * How far an intervention has come.
 * Sejauh mana intervensi berjalan.
 */
export const InterventionStatus = {
  /**
   * Approved; may start.
   * Disetujui; dapat dimulai.
   */
  APPROVED: 'APPROVED',
  /**
   * Given up, with a reason.
   * Dibatalkan, dengan alasan.
   */
  CANCELLED: 'CANCELLED',
  /**
   * Done, with its result.
   * Selesai, dengan hasilnya.
   */
  COMPLETED: 'COMPLETED',
  /**
   * Not yet handed in.
   * Belum diajukan.
   */
  DRAFT: 'DRAFT',
  /**
   * Handed in; waits for verification.
   * Diajukan; menunggu verifikasi.
   */
  PROPOSED: 'PROPOSED',
  /**
   * Given back with a reason, to be revised.
   * Dikembalikan dengan alasan, untuk diperbaiki.
   */
  RETURNED: 'RETURNED',
  /**
   * Under way.
   * Sedang berjalan.
   */
  RUNNING: 'RUNNING',
  /**
   * Checked; visible to everyone whose scope covers the place; waits for approval.
   * Telah diperiksa; terlihat bagi semua yang cakupannya meliputi tempat itu; menunggu persetujuan.
   */
  VERIFIED: 'VERIFIED'
} as const;

export type InterventionStatus = typeof InterventionStatus[keyof typeof InterventionStatus];
/**
 * Which need was met without an intervention, and how.
 * Kebutuhan yang terpenuhi tanpa intervensi, dan caranya.
 */
export type MeetNeedInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * Who else acts for the partner.
 * Siapa lagi yang bertindak untuk mitra.
 */
export type NameAgreementMemberInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * One of the partner’s people.
   * Salah satu orang mitra.
   */
  personId: string;
};

/**
 * The Nawacita priorities that Kampung KB serves.
 * Prioritas Nawacita yang dilayani Kampung KB.
 */
export const NawacitaPriority = {
  /**
   * Building Indonesia from its edges, strengthening regions and villages.
   * Membangun Indonesia dari pinggiran, memperkuat daerah dan desa.
   */
  NAWACITA_3: 'NAWACITA_3',
  /**
   * Raising the quality of life.
   * Meningkatkan kualitas hidup manusia Indonesia.
   */
  NAWACITA_5: 'NAWACITA_5',
  /**
   * A revolution of the nation's character.
   * Melakukan revolusi karakter bangsa.
   */
  NAWACITA_8: 'NAWACITA_8'
} as const;

export type NawacitaPriority = typeof NawacitaPriority[keyof typeof NawacitaPriority];
/**
 * An act on a need.
 * Tindakan atas kebutuhan.
 */
export const NeedAction = {
  /**
   * `meetNeed`: say how it was met without an intervention.
   * `meetNeed`: menyatakan terpenuhi tanpa intervensi.
   */
  MEET: 'MEET',
  /**
   * `returnNeed`: give it back with a reason.
   * `returnNeed`: mengembalikan dengan alasan.
   */
  RETURN: 'RETURN',
  /**
   * `reviseNeed`: correct a draft or what was returned.
   * `reviseNeed`: memperbaiki rancangan atau yang dikembalikan.
   */
  REVISE: 'REVISE',
  /**
   * `submitNeed`: hand it in.
   * `submitNeed`: mengajukan.
   */
  SUBMIT: 'SUBMIT',
  /**
   * `verifyNeed`: confirm it.
   * `verifyNeed`: memverifikasi.
   */
  VERIFY: 'VERIFY',
  /**
   * `withdrawNeed`: take it back with a reason.
   * `withdrawNeed`: menarik dengan alasan.
   */
  WITHDRAW: 'WITHDRAW'
} as const;

export type NeedAction = typeof NeedAction[keyof typeof NeedAction];
/**
 * Which needs; every field given must hold.
 * Kebutuhan yang mana; semua isian harus terpenuhi.
 */
export type NeedFilter = {
  /**
   * One of these kinds, by code.
   * Salah satu jenis ini, menurut kode.
   */
  kinds?: Array<string> | null | undefined;
  /**
   * Reported for an area of one of these levels.
   * Dilaporkan untuk wilayah salah satu tingkat ini.
   */
  levels?: Array<AreaLevel> | null | undefined;
  /**
   * Reported before.
   * Dilaporkan sebelum.
   */
  reportedBefore?: string | null | undefined;
  /**
   * Reported at or after.
   * Dilaporkan pada atau setelah.
   */
  reportedFrom?: string | null | undefined;
  /**
   * Part of the title or the evidence.
   * Sebagian judul atau bukti.
   */
  search?: string | null | undefined;
  /**
   * One of these sectors.
   * Salah satu sektor ini.
   */
  sectors?: Array<Sector> | null | undefined;
  /**
   * One of these severities.
   * Salah satu tingkat keparahan ini.
   */
  severities?: Array<Severity> | null | undefined;
  /**
   * One of these states.
   * Salah satu status ini.
   */
  statuses?: Array<NeedStatus> | null | undefined;
  /**
   * Whether a part of the quantity is neither planned nor delivered.
   * Apakah sebagian jumlah belum direncanakan maupun dipenuhi.
   */
  uncovered?: boolean | null | undefined;
  /**
   * One of these states of verification.
   * Salah satu status verifikasi ini.
   */
  verifications?: Array<NeedVerification> | null | undefined;
  /**
   * Reported in one of these years (Jakarta time).
   * Dilaporkan pada salah satu tahun ini (waktu Jakarta).
   */
  years?: Array<number> | null | undefined;
};

/**
 * What needs can be grouped by.
 * Dasar pengelompokan kebutuhan.
 */
export const NeedGroup = {
  /**
   * District; null for what is planned above.
   * Kecamatan; null untuk yang direncanakan di atasnya.
   */
  DISTRICT: 'DISTRICT',
  /**
   * Kind, the only dimension in which quantities can be added.
   * Jenis, satu-satunya dimensi yang jumlahnya dapat dijumlahkan.
   */
  KIND: 'KIND',
  /**
   * Province of the place; null for what is planned for the whole country.
   * Provinsi; null untuk yang direncanakan bagi seluruh negara.
   */
  PROVINCE: 'PROVINCE',
  /**
   * Regency or city; null for what is planned above.
   * Kabupaten/kota; null untuk yang direncanakan di atasnya.
   */
  REGENCY: 'REGENCY',
  /**
   * Sector.
   * Sektor.
   */
  SECTOR: 'SECTOR',
  /**
   * Severity.
   * Tingkat keparahan.
   */
  SEVERITY: 'SEVERITY',
  /**
   * Status.
   * Status.
   */
  STATUS: 'STATUS',
  /**
   * State of verification.
   * Status verifikasi.
   */
  VERIFICATION: 'VERIFICATION',
  /**
   * Village; null for what is planned above.
   * Desa/kelurahan; null untuk yang direncanakan di atasnya.
   */
  VILLAGE: 'VILLAGE',
  /**
   * Year in which it was reported (Jakarta time).
   * Tahun dilaporkan (waktu Jakarta).
   */
  YEAR: 'YEAR'
} as const;

export type NeedGroup = typeof NeedGroup[keyof typeof NeedGroup];
/**
 * Which needs to count; every field given must hold.
 * Kebutuhan yang dihitung; semua isian harus terpenuhi.
 */
export type NeedStatisticsFilter = {
  /**
   * One of these kinds, by code.
   * Salah satu jenis ini, menurut kode.
   */
  kinds?: Array<string> | null | undefined;
  /**
   * Reported for an area of one of these levels.
   * Dilaporkan untuk wilayah salah satu tingkat ini.
   */
  levels?: Array<AreaLevel> | null | undefined;
  /**
   * One of these sectors.
   * Salah satu sektor ini.
   */
  sectors?: Array<Sector> | null | undefined;
  /**
   * One of these severities.
   * Salah satu tingkat keparahan ini.
   */
  severities?: Array<Severity> | null | undefined;
  /**
   * One of these states.
   * Salah satu status ini.
   */
  statuses?: Array<NeedStatus> | null | undefined;
  /**
   * Whether a part of the quantity is neither planned nor delivered.
   * Apakah sebagian jumlah belum direncanakan maupun dipenuhi.
   */
  uncovered?: boolean | null | undefined;
  /**
   * One of these states of verification.
   * Salah satu status verifikasi ini.
   */
  verifications?: Array<NeedVerification> | null | undefined;
  /**
   * Reported in one of these years (Jakarta time).
   * Dilaporkan pada salah satu tahun ini (waktu Jakarta).
   */
  years?: Array<number> | null | undefined;
};

/**
 * How far a need is answered; it follows the interventions that answer it.
 * Sejauh mana kebutuhan terjawab; mengikuti intervensi yang menjawabnya.
 */
export const NeedStatus = {
  /**
   * An intervention runs, or has delivered a part.
   * Intervensi berjalan, atau telah memenuhi sebagian.
   */
  IN_PROGRESS: 'IN_PROGRESS',
  /**
   * The whole quantity was delivered, or it was met otherwise.
   * Seluruh jumlah terpenuhi, atau terpenuhi dengan cara lain.
   */
  MET: 'MET',
  /**
   * Nothing approved answers it yet.
   * Belum ada yang disetujui untuk menjawabnya.
   */
  OPEN: 'OPEN',
  /**
   * An approved intervention answers it.
   * Ada intervensi yang disetujui untuk menjawabnya.
   */
  PLANNED: 'PLANNED',
  /**
   * Taken back by those who reported it, with a reason.
   * Ditarik oleh pelapornya, dengan alasan.
   */
  WITHDRAWN: 'WITHDRAWN'
} as const;

export type NeedStatus = typeof NeedStatus[keyof typeof NeedStatus];
/**
 * How far a need is checked by the level above.
 * Sejauh mana kebutuhan diperiksa tingkat di atasnya.
 */
export const NeedVerification = {
  /**
   * Not yet handed in.
   * Belum diajukan.
   */
  DRAFT: 'DRAFT',
  /**
   * Given back with a reason, to be revised.
   * Dikembalikan dengan alasan, untuk diperbaiki.
   */
  RETURNED: 'RETURNED',
  /**
   * Waits for the district or regency.
   * Menunggu kecamatan atau kabupaten/kota.
   */
  SUBMITTED: 'SUBMITTED',
  /**
   * Checked; visible to everyone whose scope covers the place.
   * Telah diperiksa; terlihat bagi semua yang cakupannya meliputi tempat itu.
   */
  VERIFIED: 'VERIFIED'
} as const;

export type NeedVerification = typeof NeedVerification[keyof typeof NeedVerification];
/**
 * What keeps somebody from doing something.
 * Yang menghalangi suatu tindakan.
 */
export const Obstacle = {
  /**
   * The agreement behind their role does not allow it.
   * Perjanjian di balik perannya tidak mengizinkannya.
   */
  NOT_IN_AGREEMENT: 'NOT_IN_AGREEMENT',
  /**
   * None of their roles does this anywhere.
   * Tidak satu pun perannya melakukan ini, di mana pun.
   */
  NO_ROLE: 'NO_ROLE',
  /**
   * Their grants do it elsewhere, not to this.
   * Hak aksesnya berlaku di tempat lain, bukan untuk ini.
   */
  OUT_OF_REACH: 'OUT_OF_REACH',
  /**
   * It has to be somebody else: nobody decides on their own.
   * Harus orang lain: tidak seorang pun memutuskan miliknya sendiri.
   */
  OWN_WORK: 'OWN_WORK',
  /**
   * Nobody is signed in.
   * Belum masuk.
   */
  SIGN_IN: 'SIGN_IN',
  /**
   * Its state does not allow it now.
   * Statusnya saat ini tidak mengizinkan.
   */
  STATE: 'STATE'
} as const;

export type Obstacle = typeof Obstacle[keyof typeof Obstacle];
/**
 * What a partner would add to an intervention of others.
 * Yang akan ditambahkan mitra pada intervensi pihak lain.
 */
export type OfferContributionInput = {
  /**
   * Amount, beside the source.
   * Jumlah, di samping sumbernya.
   */
  amount?: string | null | undefined;
  /**
   * Source, when you would pay.
   * Sumber, bila mendanai.
   */
  fundSource?: FundSource | null | undefined;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * The intervention of others.
   * Intervensi pihak lain.
   */
  interventionId: string;
  /**
   * What you would do.
   * Yang akan dikerjakan.
   */
  note: string;
  /**
   * The part you would play.
   * Peran yang ditawarkan.
   */
  role: PartnerRole;
};

/**
 * Government or partner.
 * Pemerintah atau mitra.
 */
export const OrganizationCategory = {
  /**
   * A government agency of any level.
   * Instansi pemerintah tingkat apa pun.
   */
  AGENCY: 'AGENCY',
  /**
   * A partner of the programme.
   * Mitra program.
   */
  PARTNER: 'PARTNER'
} as const;

export type OrganizationCategory = typeof OrganizationCategory[keyof typeof OrganizationCategory];
/**
 * Which organizations; every field given must hold.
 * Organisasi yang mana; semua isian harus terpenuhi.
 */
export type OrganizationFilter = {
  /**
   * One of these categories.
   * Salah satu kategori ini.
   */
  categories?: Array<OrganizationCategory> | null | undefined;
  /**
   * One of these kinds.
   * Salah satu jenis ini.
   */
  kinds?: Array<OrganizationKind> | null | undefined;
  /**
   * Part of the name or short name.
   * Sebagian nama atau nama pendek.
   */
  search?: string | null | undefined;
  /**
   * Works in one of these sectors.
   * Bekerja di salah satu sektor ini.
   */
  sectors?: Array<Sector> | null | undefined;
};

/**
 * What an organization is.
 * Jenis organisasi.
 */
export const OrganizationKind = {
  /**
   * Statistics office.
   * Badan Pusat Statistik.
   */
  BPS: 'BPS',
  /**
   * State or regional enterprise.
   * BUMN atau BUMD.
   */
  BUMN_BUMD: 'BUMN_BUMD',
  /**
   * Community group.
   * Komponen masyarakat.
   */
  COMMUNITY: 'COMMUNITY',
  /**
   * Donor.
   * Donor.
   */
  DONOR: 'DONOR',
  /**
   * Regional office of a ministry.
   * Kantor wilayah kementerian.
   */
  KANWIL: 'KANWIL',
  /**
   * Other.
   * Lainnya.
   */
  LAINNYA: 'LAINNYA',
  /**
   * Educational institution of the state.
   * Lembaga pendidikan negeri.
   */
  LEMBAGA_PENDIDIKAN: 'LEMBAGA_PENDIDIKAN',
  /**
   * Media.
   * Media.
   */
  MEDIA: 'MEDIA',
  /**
   * Ministry or central agency.
   * Kementerian atau lembaga pusat.
   */
  MINISTRY: 'MINISTRY',
  /**
   * Non-governmental organization.
   * Organisasi masyarakat sipil.
   */
  NGO: 'NGO',
  /**
   * Agency of a province or regency.
   * Organisasi perangkat daerah.
   */
  OPD: 'OPD',
  /**
   * Village government.
   * Pemerintah desa.
   */
  PEMDES: 'PEMDES',
  /**
   * Provincial office of Kemendukbangga/BKKBN.
   * Perwakilan Kemendukbangga/BKKBN.
   */
  PERWAKILAN_BKKBN: 'PERWAKILAN_BKKBN',
  /**
   * Company.
   * Perusahaan.
   */
  PRIVATE: 'PRIVATE',
  /**
   * Professional association.
   * Organisasi profesi.
   */
  PROFESSIONAL: 'PROFESSIONAL',
  /**
   * Religious organization.
   * Organisasi keagamaan.
   */
  RELIGIOUS_ORG: 'RELIGIOUS_ORG',
  /**
   * Armed forces or police.
   * TNI atau Polri.
   */
  TNI_POLRI: 'TNI_POLRI',
  /**
   * University.
   * Perguruan tinggi.
   */
  UNIVERSITY: 'UNIVERSITY',
  /**
   * Technical unit, such as a puskesmas or hospital.
   * Unit pelaksana teknis, seperti puskesmas atau rumah sakit.
   */
  UPT: 'UPT'
} as const;

export type OrganizationKind = typeof OrganizationKind[keyof typeof OrganizationKind];
/**
 * Who takes part, and how.
 * Siapa yang ikut serta, dan perannya.
 */
export type ParticipantInput = {
  /**
   * Id of the organization.
   * Id organisasi.
   */
  organizationId: string;
  /**
   * The part it plays.
   * Perannya.
   */
  role: PartnerRole;
};

/**
 * The part an agency or partner plays.
 * Peran instansi atau mitra.
 */
export const PartnerRole = {
  /**
   * Accompanies the community.
   * Mendampingi masyarakat.
   */
  ACCOMPANY: 'ACCOMPANY',
  /**
   * Carries it out.
   * Melaksanakan.
   */
  DELIVER: 'DELIVER',
  /**
   * Makes it possible: place, permits, people.
   * Memfasilitasi: tempat, izin, tenaga.
   */
  FACILITATE: 'FACILITATE',
  /**
   * Pays.
   * Mendanai.
   */
  FUND: 'FUND',
  /**
   * Makes the supporting regulation.
   * Membuat regulasi pendukung.
   */
  REGULATE: 'REGULATE'
} as const;

export type PartnerRole = typeof PartnerRole[keyof typeof PartnerRole];
/**
 * An act on a person.
 * Tindakan atas seseorang.
 */
export const PersonAction = {
  /**
   * `reinstatePerson`: they hold again what they were given.
   * `reinstatePerson`: perannya berlaku lagi.
   */
  REINSTATE: 'REINSTATE',
  /**
   * `suspendPerson`: they hold no role from then on.
   * `suspendPerson`: sejak itu tanpa peran.
   */
  SUSPEND: 'SUSPEND'
} as const;

export type PersonAction = typeof PersonAction[keyof typeof PersonAction];
/**
 * Until when a role goes on, and why.
 * Sampai kapan peran diperpanjang, dan alasannya.
 */
export type ProlongGrantInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
  /**
   * The new end; unless told, as long as your own grant.
   * Akhir yang baru; bila tidak disebut, selama hak akses Anda sendiri.
   */
  validTo?: string | null | undefined;
};

/**
 * With which partner, where, about what, until when, and what it allows.
 * Dengan mitra mana, di mana, tentang apa, sampai kapan, dan apa yang diizinkan.
 */
export type ProposeAgreementInput = {
  /**
   * What it allows; READ_AMOUNTS needs READ_INTERVENTIONS.
   * Yang diizinkan; READ_AMOUNTS memerlukan READ_INTERVENTIONS.
   */
  allows: Array<AgreementRight>;
  /**
   * Code of the area whose government agrees: your own.
   * Kode wilayah yang pemerintahnya bersepakat: wilayah Anda sendiri.
   */
  areaCode: string;
  /**
   * Codes of the places it covers, in the area.
   * Kode tempat yang dicakup, di dalam wilayahnya.
   */
  areaCodes: Array<string>;
  /**
   * Last day.
   * Hari terakhir.
   */
  endsOn: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Others of its people who get what it allows.
   * Orang lain dari mitra yang memperoleh haknya.
   */
  memberIds?: Array<string>;
  /**
   * Number of the document.
   * Nomor dokumen.
   */
  number: string;
  /**
   * The partner.
   * Mitranya.
   */
  partnerId: string;
  /**
   * What it is for.
   * Tujuannya.
   */
  purpose: string;
  /**
   * Who signs for the partner, one of its people.
   * Yang menandatangani untuk mitra, salah satu orangnya.
   */
  representativeId: string;
  /**
   * Sectors it is about.
   * Sektor yang dicakup.
   */
  sectors: Array<Sector>;
  /**
   * First day.
   * Hari pertama.
   */
  startsOn: string;
};

/**
 * An intervention that is handed in at once.
 * Intervensi yang langsung diajukan.
 */
export type ProposeInterventionInput = {
  /**
   * Needs it answers.
   * Kebutuhan yang dijawab.
   */
  answers?: Array<AnswerInput>;
  /**
   * Code of the area, of any level, usually a village.
   * Kode wilayah tingkat apa pun, umumnya desa/kelurahan.
   */
  areaCode: string;
  /**
   * Money by source.
   * Dana menurut sumber.
   */
  budgetLines?: Array<BudgetLineInput>;
  /**
   * What will be done, and how.
   * Apa yang akan dikerjakan, dan bagaimana.
   */
  description?: string | null | undefined;
  /**
   * Last day, not before the first.
   * Hari terakhir, tidak sebelum hari pertama.
   */
  endsOn: string;
  /**
   * The family function it strengthens.
   * Fungsi keluarga yang dikuatkan.
   */
  familyFunction?: FamilyFunction | null | undefined;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Number of the Inpres activity, where one fits.
   * Nomor kegiatan Inpres, bila ada yang sesuai.
   */
  inpresActivity?: number | null | undefined;
  /**
   * The Nawacita priority it serves.
   * Prioritas Nawacita yang dilayani.
   */
  nawacitaPriority?: NawacitaPriority | null | undefined;
  /**
   * Agencies and partners.
   * Instansi dan mitra.
   */
  participants?: Array<ParticipantInput>;
  /**
   * Beneficiaries planned, in persons.
   * Rencana penerima manfaat, dalam orang.
   */
  plannedBeneficiaries?: number | null | undefined;
  /**
   * Sectors it serves, at least one.
   * Sektor yang dilayani, sedikitnya satu.
   */
  sectors: Array<Sector>;
  /**
   * First day.
   * Hari pertama.
   */
  startsOn: string;
  /**
   * Whom it is for.
   * Sasarannya.
   */
  targetGroups?: Array<TargetGroup>;
  /**
   * In one line.
   * Dalam satu baris.
   */
  title: string;
};

/**
 * A need that is handed in at once.
 * Kebutuhan yang langsung diajukan.
 */
export type RegisterNeedInput = {
  /**
   * Code of the village or other area.
   * Kode desa/kelurahan atau wilayah lain.
   */
  areaCode: string;
  /**
   * What shows it.
   * Buktinya.
   */
  evidence?: string | null | undefined;
  /**
   * Families affected; leave out when not counted.
   * Keluarga terdampak; kosongkan bila tidak dihitung.
   */
  familiesAffected?: number | null | undefined;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Code of the kind, from `needKinds`.
   * Kode jenis, dari `needKinds`.
   */
  kind: string;
  /**
   * How much is lacking, in the unit of the kind.
   * Banyaknya kekurangan, dalam satuan jenisnya.
   */
  quantity: number;
  /**
   * How bad it is.
   * Tingkat keparahan.
   */
  severity: Severity;
  /**
   * In one line.
   * Dalam satu baris.
   */
  title: string;
  /**
   * Unit, only for the kind OTHER.
   * Satuan, hanya untuk jenis OTHER.
   */
  unit?: string | null | undefined;
};

/**
 * Somebody in their function; never an acceptor, child or respondent.
 * Seseorang dalam jabatannya; bukan akseptor, anak, atau responden.
 */
export type RegisterPersonInput = {
  /**
   * Code of the area of their office.
   * Kode wilayah kantornya.
   */
  areaCode: string;
  /**
   * E-mail address of the office.
   * Alamat surel jabatan.
   */
  email?: string | null | undefined;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Name.
   * Nama.
   */
  name: string;
  /**
   * The organization they work for.
   * Organisasi tempatnya bekerja.
   */
  organizationId?: string | null | undefined;
  /**
   * Telephone number of the office.
   * Nomor telepon jabatan.
   */
  phone?: string | null | undefined;
  /**
   * Function, such as PLKB or Camat.
   * Jabatan, misalnya PLKB atau Camat.
   */
  position: string;
  /**
   * Who they are to the issuer of access tokens: its `sub`.
   * Identitasnya pada penerbit token akses: `sub`-nya.
   */
  subject: string;
};

/**
 * Whose suspension ends.
 * Yang penangguhannya berakhir.
 */
export type ReinstatePersonInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * Who acts for the partner no longer.
 * Siapa yang tidak lagi bertindak untuk mitra.
 */
export type RemoveAgreementMemberInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Who is to lose what it allows.
   * Yang kehilangan haknya.
   */
  personId: string;
};

/**
 * The agreement to go on with, and until when.
 * Perjanjian yang dilanjutkan, dan sampai kapan.
 */
export type RenewAgreementInput = {
  /**
   * Last day.
   * Hari terakhir.
   */
  endsOn: string;
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Number of the new document.
   * Nomor dokumen baru.
   */
  number: string;
  /**
   * First day; unless told, the day after the last.
   * Hari pertama; bila tidak disebut, sehari setelah hari terakhir.
   */
  startsOn?: string | null | undefined;
};

/**
 * How an intervention goes.
 * Kemajuan intervensi.
 */
export type ReportInterventionProgressInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Physical progress in percent.
   * Kemajuan fisik dalam persen.
   */
  physicalProgress?: number | null | undefined;
  /**
   * What was done.
   * Yang telah dikerjakan.
   */
  text: string;
};

/**
 * Which intervention to give back, and why.
 * Intervensi yang dikembalikan, dan alasannya.
 */
export type ReturnInterventionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * Which need to give back, and why.
 * Kebutuhan yang dikembalikan, dan alasannya.
 */
export type ReturnNeedInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * What to change; what is left out stays, a list that is given replaces the old one.
 * Yang diubah; yang tidak disebut tetap, daftar yang diberikan menggantikan yang lama.
 */
export type ReviseInterventionInput = {
  /**
   * Needs it answers.
   * Kebutuhan yang dijawab.
   */
  answers?: Array<AnswerInput> | null | undefined;
  /**
   * Money by source.
   * Dana menurut sumber.
   */
  budgetLines?: Array<BudgetLineInput> | null | undefined;
  /**
   * What will be done; null for nothing.
   * Apa yang akan dikerjakan; null bila kosong.
   */
  description?: string | null | undefined;
  /**
   * Last day.
   * Hari terakhir.
   */
  endsOn?: string | null | undefined;
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * The family function; null for none.
   * Fungsi keluarga; null bila tidak ada.
   */
  familyFunction?: FamilyFunction | null | undefined;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Number of the Inpres activity; null for none.
   * Nomor kegiatan Inpres; null bila tidak ada.
   */
  inpresActivity?: number | null | undefined;
  /**
   * The Nawacita priority; null for none.
   * Prioritas Nawacita; null bila tidak ada.
   */
  nawacitaPriority?: NawacitaPriority | null | undefined;
  /**
   * Agencies and partners.
   * Instansi dan mitra.
   */
  participants?: Array<ParticipantInput> | null | undefined;
  /**
   * Beneficiaries planned; null for not told.
   * Rencana penerima manfaat; null bila tidak disebut.
   */
  plannedBeneficiaries?: number | null | undefined;
  /**
   * Sectors it serves.
   * Sektor yang dilayani.
   */
  sectors?: Array<Sector> | null | undefined;
  /**
   * First day.
   * Hari pertama.
   */
  startsOn?: string | null | undefined;
  /**
   * Whom it is for.
   * Sasarannya.
   */
  targetGroups?: Array<TargetGroup> | null | undefined;
  /**
   * In one line.
   * Dalam satu baris.
   */
  title?: string | null | undefined;
};

/**
 * What to correct; what is left out stays.
 * Yang diperbaiki; yang tidak disebut tetap.
 */
export type ReviseNeedInput = {
  /**
   * What shows it; null for nothing.
   * Buktinya; null bila tidak ada.
   */
  evidence?: string | null | undefined;
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * Families affected; null when not counted.
   * Keluarga terdampak; null bila tidak dihitung.
   */
  familiesAffected?: number | null | undefined;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * How much is lacking.
   * Banyaknya kekurangan.
   */
  quantity?: number | null | undefined;
  /**
   * How bad it is.
   * Tingkat keparahan.
   */
  severity?: Severity | null | undefined;
  /**
   * In one line.
   * Dalam satu baris.
   */
  title?: string | null | undefined;
};

/**
 * A role to take back, and why.
 * Peran yang dicabut, dan alasannya.
 */
export type RevokeGrantInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * What somebody is to the programme.
 * Peran seseorang dalam program.
 */
export const Role = {
  /**
   * Analyst.
   * Analis.
   */
  ANALYST: 'ANALYST',
  /**
   * Auditor.
   * Auditor (APIP/BPKP).
   */
  AUDITOR: 'AUDITOR',
  /**
   * National planning (Bappenas).
   * Perencanaan nasional (Bappenas).
   */
  BAPPENAS: 'BAPPENAS',
  /**
   * Administrator of the centre (Kemendukbangga/BKKBN).
   * Administrator pusat (Kemendukbangga/BKKBN).
   */
  CENTRE_ADMIN: 'CENTRE_ADMIN',
  /**
   * District: camat, counselling office, coordinator.
   * Kecamatan: camat, balai penyuluhan, koordinator.
   */
  DISTRICT: 'DISTRICT',
  /**
   * Enumerator of a survey.
   * Enumerator survei.
   */
  ENUMERATOR: 'ENUMERATOR',
  /**
   * Partner: NGO, company, university.
   * Mitra: LSM, perusahaan, perguruan tinggi.
   */
  PARTNER: 'PARTNER',
  /**
   * Working group of a Kampung KB.
   * Kelompok kerja Kampung KB.
   */
  POKJA: 'POKJA',
  /**
   * Province: BKKBN office and provincial working group.
   * Provinsi: Perwakilan BKKBN dan Pokja provinsi.
   */
  PROVINCE: 'PROVINCE',
  /**
   * Nobody signed in.
   * Publik.
   */
  PUBLIC: 'PUBLIC',
  /**
   * Regency or city: the agency for family planning.
   * Kabupaten/kota: OPD-KB.
   */
  REGENCY: 'REGENCY',
  /**
   * Agency of a sector.
   * Perangkat daerah sektor.
   */
  SECTOR_AGENCY: 'SECTOR_AGENCY',
  /**
   * Supervisor of a survey.
   * Pengawas survei.
   */
  SURVEY_SUPERVISOR: 'SURVEY_SUPERVISOR',
  /**
   * Technical administrator, without rights on content.
   * Administrator teknis, tanpa hak atas isi.
   */
  SYS_ADMIN: 'SYS_ADMIN',
  /**
   * Village: field officer or village operator.
   * Desa/kelurahan: PKB/PLKB atau operator desa.
   */
  VILLAGE: 'VILLAGE'
} as const;

export type Role = typeof Role[keyof typeof Role];
/**
 * Which rows an action reaches.
 * Baris mana yang dijangkau suatu tindakan.
 */
export const Scope = {
  /**
   * What was verified there in the sectors of the grant with agencies alone taking part, and what names its organization there.
   * Yang telah diverifikasi di sana pada sektor hak akses dengan keikutsertaan instansi saja, dan yang menyebut organisasinya di sana.
   */
  AGENCIES: 'AGENCIES',
  /**
   * The agreement that the grant comes from.
   * Perjanjian yang menjadi dasar hak akses.
   */
  AGREED: 'AGREED',
  /**
   * What lies in the area of the grant, in every state.
   * Semua yang berada di wilayah hak akses, apa pun statusnya.
   */
  AREA: 'AREA',
  /**
   * What lies in the area of the grant, in every state, and what was verified for the places above it.
   * Semua yang berada di wilayah hak akses, dan yang telah diverifikasi untuk wilayah di atasnya.
   */
  AROUND: 'AROUND',
  /**
   * In the area of the grant, what belongs to a role that it manages.
   * Di wilayah hak akses, yang dimiliki peran yang dikelolanya.
   */
  BELOW: 'BELOW',
  /**
   * What was entered for the area of the grant, or there by its organization.
   * Yang dimasukkan untuk wilayah hak akses, atau di sana oleh organisasinya.
   */
  ENTERED: 'ENTERED',
  /**
   * What belongs to exactly the area of the grant.
   * Yang dimiliki tepat oleh wilayah hak akses.
   */
  LEVEL: 'LEVEL',
  /**
   * What names the organization of the grant there.
   * Yang menyebut organisasi hak akses di sana.
   */
  NAMED: 'NAMED',
  /**
   * Nothing.
   * Tidak ada.
   */
  NONE: 'NONE',
  /**
   * Who works for the government, in the area of the grant.
   * Yang bekerja untuk pemerintah, di wilayah hak akses.
   */
  OFFICERS: 'OFFICERS',
  /**
   * Everything: it belongs to nobody.
   * Semuanya: bukan milik siapa pun.
   */
  OPEN: 'OPEN',
  /**
   * What was verified there in the sectors of the grant, and what names its organization there.
   * Yang telah diverifikasi di sana pada sektor hak akses, dan yang menyebut organisasinya di sana.
   */
  SECTOR: 'SECTOR',
  /**
   * What was verified in the area of the grant or for the places above it.
   * Yang telah diverifikasi di wilayah hak akses atau untuk wilayah di atasnya.
   */
  SHARED: 'SHARED',
  /**
   * In the area and the sectors of the grant, with its organization taking part.
   * Di wilayah dan sektor hak akses, dengan keikutsertaan organisasinya.
   */
  TAKING_PART: 'TAKING_PART'
} as const;

export type Scope = typeof Scope[keyof typeof Scope];
/**
 * A field of development.
 * Sektor pembangunan.
 */
export const Sector = {
  /**
   * Drainage.
   * Drainase.
   */
  DRAINAGE: 'DRAINAGE',
  /**
   * Family economy.
   * Ekonomi keluarga.
   */
  ECONOMY: 'ECONOMY',
  /**
   * Education.
   * Pendidikan.
   */
  EDUCATION: 'EDUCATION',
  /**
   * Electricity.
   * Listrik.
   */
  ELECTRICITY: 'ELECTRICITY',
  /**
   * Environment.
   * Lingkungan hidup.
   */
  ENVIRONMENT: 'ENVIRONMENT',
  /**
   * Family development and resilience.
   * Pembangunan dan ketahanan keluarga.
   */
  FAMILY_DEVELOPMENT: 'FAMILY_DEVELOPMENT',
  /**
   * Family planning and reproductive health.
   * Keluarga berencana dan kesehatan reproduksi.
   */
  FAMILY_PLANNING: 'FAMILY_PLANNING',
  /**
   * Fishery and agriculture.
   * Perikanan dan pertanian.
   */
  FISHERY_AGRICULTURE: 'FISHERY_AGRICULTURE',
  /**
   * Health.
   * Kesehatan.
   */
  HEALTH: 'HEALTH',
  /**
   * Nutrition.
   * Gizi.
   */
  NUTRITION: 'NUTRITION',
  /**
   * Other.
   * Lainnya.
   */
  OTHER: 'OTHER',
  /**
   * Population data and civil registration.
   * Data kependudukan dan pencatatan sipil.
   */
  POPULATION_DATA: 'POPULATION_DATA',
  /**
   * Religion.
   * Agama.
   */
  RELIGION: 'RELIGION',
  /**
   * Sanitation.
   * Sanitasi.
   */
  SANITATION: 'SANITATION',
  /**
   * Security and public order.
   * Keamanan dan ketertiban.
   */
  SECURITY_ORDER: 'SECURITY_ORDER',
  /**
   * Settlement and housing.
   * Permukiman dan perumahan.
   */
  SETTLEMENT_HOUSING: 'SETTLEMENT_HOUSING',
  /**
   * Social protection.
   * Perlindungan sosial.
   */
  SOCIAL_PROTECTION: 'SOCIAL_PROTECTION',
  /**
   * Clean water.
   * Air bersih.
   */
  WATER: 'WATER',
  /**
   * Protection of women and children.
   * Perlindungan perempuan dan anak.
   */
  WOMEN_CHILD_PROTECTION: 'WOMEN_CHILD_PROTECTION'
} as const;

export type Sector = typeof Sector[keyof typeof Sector];
/**
 * How bad a need is.
 * Tingkat keparahan kebutuhan.
 */
export const Severity = {
  /**
   * Endangers lives.
   * Membahayakan jiwa.
   */
  CRITICAL: 'CRITICAL',
  /**
   * Harms families now.
   * Merugikan keluarga sekarang.
   */
  HIGH: 'HIGH',
  /**
   * Can wait a year.
   * Dapat menunggu setahun.
   */
  LOW: 'LOW',
  /**
   * Within the year.
   * Dalam tahun ini.
   */
  MEDIUM: 'MEDIUM'
} as const;

export type Severity = typeof Severity[keyof typeof Severity];
/**
 * The agreement to sign for one’s own side.
 * Perjanjian yang ditandatangani untuk pihaknya.
 */
export type SignAgreementInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * Which intervention to begin.
 * Intervensi yang dimulai.
 */
export type StartInterventionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * Which draft or returned intervention to hand in.
 * Rancangan atau intervensi yang dikembalikan untuk diajukan.
 */
export type SubmitInterventionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * Which draft or returned need to hand in.
 * Rancangan atau kebutuhan yang dikembalikan untuk diajukan.
 */
export type SubmitNeedInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * Whom to suspend, and why.
 * Yang ditangguhkan, dan alasannya.
 */
export type SuspendPersonInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

/**
 * Whom an intervention is for.
 * Sasaran intervensi.
 */
export const TargetGroup = {
  /**
   * Children under five.
   * Balita.
   */
  BALITA: 'BALITA',
  /**
   * Families with children under five.
   * Keluarga yang memiliki balita.
   */
  KELUARGA_BALITA: 'KELUARGA_BALITA',
  /**
   * Families with elderly members.
   * Keluarga yang memiliki lansia.
   */
  KELUARGA_LANSIA: 'KELUARGA_LANSIA',
  /**
   * Families with adolescents.
   * Keluarga yang memiliki remaja.
   */
  KELUARGA_REMAJA: 'KELUARGA_REMAJA',
  /**
   * Others.
   * Lainnya.
   */
  LAINNYA: 'LAINNYA',
  /**
   * The elderly.
   * Lanjut usia.
   */
  LANSIA: 'LANSIA',
  /**
   * Couples of reproductive age.
   * Pasangan usia subur.
   */
  PUS: 'PUS',
  /**
   * Adolescents.
   * Remaja.
   */
  REMAJA: 'REMAJA',
  /**
   * All residents.
   * Seluruh penduduk.
   */
  SELURUH_PENDUDUK: 'SELURUH_PENDUDUK'
} as const;

export type TargetGroup = typeof TargetGroup[keyof typeof TargetGroup];
/**
 * Which intervention to confirm.
 * Intervensi yang diverifikasi.
 */
export type VerifyInterventionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * Which need to confirm.
 * Kebutuhan yang diverifikasi.
 */
export type VerifyNeedInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * The offer to take back.
 * Tawaran yang ditarik.
 */
export type WithdrawContributionInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
};

/**
 * Which need to take back, and why.
 * Kebutuhan yang ditarik, dan alasannya.
 */
export type WithdrawNeedInput = {
  /**
   * The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.
   * `version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.
   */
  expectedVersion: number;
  /**
   * What to change.
   * Yang diubah.
   */
  id: string;
  /**
   * Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.
   * Dibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Why, in words that help the others.
   * Alasannya, dengan kata-kata yang membantu.
   */
  reason: string;
};

export type ProvinceTreeQueryVariables = Exact<{
  code: string;
}>;


export type ProvinceTreeQuery = { province: { id: string, code: string, name: string, regencies: Array<{ code: string, name: string, kind: AreaKind | null, districts: Array<{ code: string, name: string, villages: Array<{ code: string, name: string, kind: AreaKind | null }> }> }> } | null };

export type SearchAreasQueryVariables = Exact<{
  search: string;
  within?: string | null | undefined;
  level?: AreaLevel | null | undefined;
}>;


export type SearchAreasQuery = { areas: { totalCount: number, nodes: Array<
      | { id: string, code: string, name: string, level: AreaLevel, kind: AreaKind | null, ancestors: Array<
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
        > }
      | { id: string, code: string, name: string, level: AreaLevel, kind: AreaKind | null, ancestors: Array<
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
        > }
      | { id: string, code: string, name: string, level: AreaLevel, kind: AreaKind | null, ancestors: Array<
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
        > }
      | { id: string, code: string, name: string, level: AreaLevel, kind: AreaKind | null, ancestors: Array<
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
        > }
      | { id: string, code: string, name: string, level: AreaLevel, kind: AreaKind | null, ancestors: Array<
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
        > }
    > } };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { person: { name: string, position: string, organization: { name: string } | null } | null, grants: Array<{ role: Role, sectors: Array<Sector> | null, validTo: string | null, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , organization: { name: string } | null }>, permissions: Array<{ action: string, scope: Scope }> } };

export type VillagePageQueryVariables = Exact<{
  code: string;
}>;


export type VillagePageQuery = { village: { id: string, code: string, name: string, kind: AreaKind | null, district: { name: string, regency: { name: string, province: { name: string } } }, needs: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, quantity: number, unit: string, familiesAffected: number | null, severity: Severity, status: NeedStatus, verification: NeedVerification, availableActions: Array<NeedAction>, kind: { code: string, name: string }, coverage: { planned: number, delivered: number, uncovered: number }, reportedBy: { name: string, position: string } | null }> } | null, interventions: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, status: InterventionStatus, sectors: Array<Sector>, startsOn: string, endsOn: string, budget: string | null, availableActions: Array<InterventionAction>, area:
          | { level: AreaLevel, name: string }
          | { level: AreaLevel, name: string }
          | { level: AreaLevel, name: string }
          | { level: AreaLevel, name: string }
          | { level: AreaLevel, name: string }
        , participants: Array<{ role: PartnerRole, organization: { name: string } }>, answers: Array<{ quantity: number, deliveredQuantity: number | null, need: { title: string } | null }> }> } | null } | null };

export type ProvincePageQueryVariables = Exact<{
  code: string;
}>;


export type ProvincePageQuery = { province: { name: string, regencies: Array<{ code: string, name: string, needs: { totalCount: number, nodes: Array<{ title: string, quantity: number, unit: string, area:
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
           }> } | null, districts: Array<{ code: string, name: string, villages: Array<{ code: string, name: string }>, interventions: { nodes: Array<{ title: string, endsOn: string, area:
              | { name: string }
              | { name: string }
              | { name: string }
              | { name: string }
              | { name: string }
            , participants: Array<{ role: PartnerRole, organization: { name: string } }>, answers: Array<{ quantity: number, need: { title: string } | null }> }> } | null }> }> } | null };

export type InboxQueryVariables = Exact<{
  first?: number | null | undefined;
  needsAfter?: string | null | undefined;
  interventionsAfter?: string | null | undefined;
}>;


export type InboxQuery = { needs: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, reportedAt: string, availableActions: Array<NeedAction>, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , reportedBy: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, interventions: { totalCount: number, nodes: Array<{ id: string, version: number, title: string, status: InterventionStatus, proposedAt: string, availableActions: Array<InterventionAction>, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
      , proposedBy: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FindNeedsQueryVariables = Exact<{
  filter?: NeedFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindNeedsQuery = { needs: { totalCount: number, nodes: Array<{ id: string, title: string, sector: Sector, quantity: number, unit: string, familiesAffected: number | null, severity: Severity, status: NeedStatus, kind: { code: string, name: string }, area:
        | { code: string, name: string, ancestors: Array<
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
          > }
        | { code: string, name: string, ancestors: Array<
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
          > }
        | { code: string, name: string, ancestors: Array<
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
          > }
        | { code: string, name: string, ancestors: Array<
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
          > }
        | { code: string, name: string, ancestors: Array<
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
            | { level: AreaLevel, name: string }
          > }
      , coverage: { planned: number, delivered: number, uncovered: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type InterventionStatisticsQueryVariables = Exact<{
  within?: string | null | undefined;
  groupBy: Array<InterventionGroup> | InterventionGroup;
  filter?: InterventionStatisticsFilter | null | undefined;
}>;


export type InterventionStatisticsQuery = { interventionStatistics: { total: { count: number, approvedCount: number, completedCount: number, budget: string | null, budgetCount: number, plannedBeneficiaries: number | null, actualBeneficiaries: number | null, actualBeneficiariesCount: number }, rows: Array<{ sector: Sector | null, status: InterventionStatus | null, fundSource: FundSource | null, year: number | null, count: number, budget: string | null, budgetCount: number, actualBeneficiaries: number | null, actualBeneficiariesCount: number, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
       | null, programme: { name: string } | null, completion: { numerator: number, denominator: number, value: number | null } }> } };

export type NeedStatisticsQueryVariables = Exact<{
  within?: string | null | undefined;
  groupBy: Array<NeedGroup> | NeedGroup;
  filter?: NeedStatisticsFilter | null | undefined;
}>;


export type NeedStatisticsQuery = { needStatistics: { total: { count: number, verifiedCount: number, familiesAffected: number | null, familiesAffectedCount: number }, rows: Array<{ sector: Sector | null, status: NeedStatus | null, severity: Severity | null, year: number | null, count: number, quantity: number | null, plannedQuantity: number | null, deliveredQuantity: number | null, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
       | null, kind: { code: string, name: string, unit: string } | null, fulfilment: { numerator: number, denominator: number, value: number | null } }> } };

export type ReferenceQueryVariables = Exact<{ [key: string]: never; }>;


export type ReferenceQuery = { needKinds: Array<{ code: string, name: string, nameEn: string, unit: string, sector: Sector }>, inpresTargets: Array<{ id: number, name: string, programmes: Array<{ id: number, name: string, activities: Array<{ id: number, name: string, indicator: string, responsible: string }> }> }> };

export type FindOrganizationsQueryVariables = Exact<{
  filter?: OrganizationFilter | null | undefined;
  within?: string | null | undefined;
}>;


export type FindOrganizationsQuery = { organizations: { totalCount: number, nodes: Array<{ id: string, name: string, shortName: string | null, kind: OrganizationKind, category: OrganizationCategory, sectors: Array<Sector>, area:
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
        | { code: string, name: string }
       }> } };

export type InterventionPageQueryVariables = Exact<{
  id: string;
}>;


export type InterventionPageQuery = { intervention: { id: string, version: number, title: string, description: string | null, status: InterventionStatus, statusReason: string | null, sectors: Array<Sector>, familyFunction: FamilyFunction | null, nawacitaPriority: NawacitaPriority | null, targetGroups: Array<TargetGroup>, startsOn: string, endsOn: string, plannedBeneficiaries: number | null, actualBeneficiaries: number | null, result: string | null, budget: string | null, proposedAt: string, verifiedAt: string | null, approvedAt: string | null, availableActions: Array<InterventionAction>, inpresActivity: { id: number, name: string, programme: { id: number, name: string, target: { id: number, name: string } } } | null, budgetLines: Array<{ fundSource: FundSource, amount: string, note: string | null }>, area:
      | { code: string, name: string, level: AreaLevel }
      | { code: string, name: string, level: AreaLevel }
      | { code: string, name: string, level: AreaLevel }
      | { code: string, name: string, level: AreaLevel }
      | { code: string, name: string, level: AreaLevel }
    , participants: Array<{ role: PartnerRole, organization: { id: string, name: string } }>, answers: Array<{ quantity: number, deliveredQuantity: number | null, need: { id: string, title: string, unit: string, status: NeedStatus, coverage: { planned: number, delivered: number, uncovered: number } } | null }>, progressNotes: Array<{ reportedAt: string, physicalProgress: number | null, text: string, reportedBy: { name: string } | null }>, proposedBy: { name: string } | null, verifiedBy: { name: string } | null, approvedBy: { name: string } | null } | null };

export type HistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type HistoryQuery = { intervention: { title: string, status: InterventionStatus, history: { totalCount: number, nodes: Array<{ at: string, act: HistoryAct, part: string, by: { name: string, position: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type FindPeopleQueryVariables = Exact<{
  within?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type FindPeopleQuery = { people: { totalCount: number, nodes: Array<{ id: string, version: number, name: string, position: string, suspendedAt: string | null, availableActions: Array<PersonAction>, organization: { name: string } | null, grants: Array<{ id: string, version: number, role: Role, validTo: string | null, revokedAt: string | null, availableActions: Array<GrantAction>, area:
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
         }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FindGrantsQueryVariables = Exact<{
  within?: string | null | undefined;
  roles?: Array<Role> | Role | null | undefined;
  heldAt?: string | null | undefined;
}>;


export type FindGrantsQuery = { grants: { totalCount: number, nodes: Array<{ id: string, version: number, role: Role, sectors: Array<Sector> | null, validFrom: string, validTo: string | null, reason: string, availableActions: Array<GrantAction>, area:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
      , person: { name: string, position: string } | null, organization: { name: string } | null, givenBy: { name: string } | null, agreement: { number: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AgreementsQueryVariables = Exact<{
  statuses?: Array<AgreementStatus> | AgreementStatus | null | undefined;
}>;


export type AgreementsQuery = { agreements: { totalCount: number, nodes: Array<{ id: string, version: number, number: string, purpose: string, status: AgreementStatus, startsOn: string, endsOn: string, sectors: Array<Sector>, allows: Array<AgreementRight>, availableActions: Array<AgreementAction>, area:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
      , partner: { name: string }, areas: Array<{ area:
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
          | { name: string }
         }>, members: Array<{ isRepresentative: boolean, person: { name: string } | null }>, governmentSignedBy: { name: string } | null, partnerSignedBy: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyAccessQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccessQuery = { myAccess: Array<{ until: string | null, grant: { role: Role, sectors: Array<Sector> | null, area:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
      , agreement: { number: string, endsOn: string, partner: { name: string } } | null } | null, reads: Array<{ action: string, scope: Scope }>, acts: Array<{ action: string, scope: Scope }> }> };

export type ExplainAccessQueryVariables = Exact<{
  action: string;
  id: string;
}>;


export type ExplainAccessQuery = { explainAccess: { isAllowed: boolean, obstacle: Obstacle | null, roles: Array<Role>, grants: Array<{ role: Role, area:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
       }> } };

export type WhoCanSeeQueryVariables = Exact<{
  id: string;
}>;


export type WhoCanSeeQuery = { whoCanSee: { peopleCount: number, unnamedCount: number, hasMore: boolean, grants: Array<{ role: Role, area:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
      , person: { name: string } | null }> } };

export type RegisterNeedMutationVariables = Exact<{
  input: RegisterNeedInput;
}>;


export type RegisterNeedMutation = { registerNeed: { need: { id: string, version: number, title: string, quantity: number, unit: string, status: NeedStatus, verification: NeedVerification, availableActions: Array<NeedAction> } | null } };

export type DraftNeedMutationVariables = Exact<{
  input: DraftNeedInput;
}>;


export type DraftNeedMutation = { draftNeed: { need: { id: string, version: number, status: NeedStatus, verification: NeedVerification, availableActions: Array<NeedAction> } | null } };

export type ReviseNeedMutationVariables = Exact<{
  input: ReviseNeedInput;
}>;


export type ReviseNeedMutation = { reviseNeed: { need: { id: string, version: number, title: string, quantity: number, status: NeedStatus, verification: NeedVerification, returnReason: string | null, availableActions: Array<NeedAction> } | null } };

export type SubmitNeedMutationVariables = Exact<{
  input: SubmitNeedInput;
}>;


export type SubmitNeedMutation = { submitNeed: { need: { id: string, version: number, status: NeedStatus, verification: NeedVerification, returnReason: string | null, availableActions: Array<NeedAction> } | null } };

export type VerifyNeedMutationVariables = Exact<{
  input: VerifyNeedInput;
}>;


export type VerifyNeedMutation = { verifyNeed: { need: { id: string, version: number, status: NeedStatus, verification: NeedVerification, returnReason: string | null, availableActions: Array<NeedAction> } | null } };

export type ReturnNeedMutationVariables = Exact<{
  input: ReturnNeedInput;
}>;


export type ReturnNeedMutation = { returnNeed: { need: { id: string, version: number, status: NeedStatus, verification: NeedVerification, returnReason: string | null, availableActions: Array<NeedAction> } | null } };

export type WithdrawNeedMutationVariables = Exact<{
  input: WithdrawNeedInput;
}>;


export type WithdrawNeedMutation = { withdrawNeed: { need: { id: string, version: number, status: NeedStatus, verification: NeedVerification, returnReason: string | null, statusReason: string | null, availableActions: Array<NeedAction> } | null } };

export type MeetNeedMutationVariables = Exact<{
  input: MeetNeedInput;
}>;


export type MeetNeedMutation = { meetNeed: { need: { id: string, version: number, status: NeedStatus, verification: NeedVerification, returnReason: string | null, statusReason: string | null, availableActions: Array<NeedAction> } | null } };

export type ProposeInterventionMutationVariables = Exact<{
  input: ProposeInterventionInput;
}>;


export type ProposeInterventionMutation = { proposeIntervention: { intervention: { id: string, version: number, title: string, status: InterventionStatus, sectors: Array<Sector>, budget: string | null, availableActions: Array<InterventionAction>, participants: Array<{ role: PartnerRole, organization: { name: string } }>, answers: Array<{ quantity: number, need: { id: string, title: string } | null }> } | null } };

export type DraftInterventionMutationVariables = Exact<{
  input: DraftInterventionInput;
}>;


export type DraftInterventionMutation = { draftIntervention: { intervention: { id: string, version: number, status: InterventionStatus, availableActions: Array<InterventionAction> } | null } };

export type ReviseInterventionMutationVariables = Exact<{
  input: ReviseInterventionInput;
}>;


export type ReviseInterventionMutation = { reviseIntervention: { intervention: { id: string, version: number, title: string, budget: string | null, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction> } | null } };

export type SubmitInterventionMutationVariables = Exact<{
  input: SubmitInterventionInput;
}>;


export type SubmitInterventionMutation = { submitIntervention: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction> } | null } };

export type VerifyInterventionMutationVariables = Exact<{
  input: VerifyInterventionInput;
}>;


export type VerifyInterventionMutation = { verifyIntervention: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction> } | null } };

export type ReturnInterventionMutationVariables = Exact<{
  input: ReturnInterventionInput;
}>;


export type ReturnInterventionMutation = { returnIntervention: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction> } | null } };

export type ApproveInterventionMutationVariables = Exact<{
  input: ApproveInterventionInput;
}>;


export type ApproveInterventionMutation = { approveIntervention: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction> } | null } };

export type StartInterventionMutationVariables = Exact<{
  input: StartInterventionInput;
}>;


export type StartInterventionMutation = { startIntervention: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction> } | null } };

export type ReportInterventionProgressMutationVariables = Exact<{
  input: ReportInterventionProgressInput;
}>;


export type ReportInterventionProgressMutation = { reportInterventionProgress: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction>, progressNotes: Array<{ reportedAt: string, physicalProgress: number | null, text: string }> } | null } };

export type CompleteInterventionMutationVariables = Exact<{
  input: CompleteInterventionInput;
}>;


export type CompleteInterventionMutation = { completeIntervention: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, result: string | null, availableActions: Array<InterventionAction>, answers: Array<{ deliveredQuantity: number | null, need: { id: string, status: NeedStatus } | null }> } | null } };

export type CancelInterventionMutationVariables = Exact<{
  input: CancelInterventionInput;
}>;


export type CancelInterventionMutation = { cancelIntervention: { intervention: { id: string, version: number, status: InterventionStatus, statusReason: string | null, availableActions: Array<InterventionAction> } | null } };

export type RegisterPersonMutationVariables = Exact<{
  input: RegisterPersonInput;
}>;


export type RegisterPersonMutation = { registerPerson: { person: { id: string, version: number, name: string, suspendedAt: string | null } | null } };

export type GiveGrantMutationVariables = Exact<{
  input: GiveGrantInput;
}>;


export type GiveGrantMutation = { giveGrant: { grant: { id: string, version: number, role: Role, validFrom: string, validTo: string | null, revokedAt: string | null } | null } };

export type ProlongGrantMutationVariables = Exact<{
  input: ProlongGrantInput;
}>;


export type ProlongGrantMutation = { prolongGrant: { grant: { id: string, version: number, role: Role, validFrom: string, validTo: string | null, revokedAt: string | null } | null } };

export type RevokeGrantMutationVariables = Exact<{
  input: RevokeGrantInput;
}>;


export type RevokeGrantMutation = { revokeGrant: { grant: { id: string, version: number, role: Role, validFrom: string, validTo: string | null, revokedAt: string | null } | null } };

export type SuspendPersonMutationVariables = Exact<{
  input: SuspendPersonInput;
}>;


export type SuspendPersonMutation = { suspendPerson: { person: { id: string, version: number, name: string, suspendedAt: string | null } | null } };

export type ReinstatePersonMutationVariables = Exact<{
  input: ReinstatePersonInput;
}>;


export type ReinstatePersonMutation = { reinstatePerson: { person: { id: string, version: number, name: string, suspendedAt: string | null } | null } };

export type ProposeAgreementMutationVariables = Exact<{
  input: ProposeAgreementInput;
}>;


export type ProposeAgreementMutation = { proposeAgreement: { agreement: { id: string, version: number, status: AgreementStatus, availableActions: Array<AgreementAction> } | null } };

export type SignAgreementMutationVariables = Exact<{
  input: SignAgreementInput;
}>;


export type SignAgreementMutation = { signAgreement: { agreement: { id: string, version: number, status: AgreementStatus, availableActions: Array<AgreementAction> } | null } };

export type EndAgreementMutationVariables = Exact<{
  input: EndAgreementInput;
}>;


export type EndAgreementMutation = { endAgreement: { agreement: { id: string, version: number, status: AgreementStatus, availableActions: Array<AgreementAction> } | null } };

export type RenewAgreementMutationVariables = Exact<{
  input: RenewAgreementInput;
}>;


export type RenewAgreementMutation = { renewAgreement: { agreement: { id: string, version: number, status: AgreementStatus, availableActions: Array<AgreementAction> } | null } };

export type NameAgreementMemberMutationVariables = Exact<{
  input: NameAgreementMemberInput;
}>;


export type NameAgreementMemberMutation = { nameAgreementMember: { agreement: { id: string, version: number, status: AgreementStatus, availableActions: Array<AgreementAction> } | null } };

export type RemoveAgreementMemberMutationVariables = Exact<{
  input: RemoveAgreementMemberInput;
}>;


export type RemoveAgreementMemberMutation = { removeAgreementMember: { agreement: { id: string, version: number, status: AgreementStatus, availableActions: Array<AgreementAction> } | null } };

export type OfferContributionMutationVariables = Exact<{
  input: OfferContributionInput;
}>;


export type OfferContributionMutation = { offerContribution: { contribution: { id: string, version: number, status: ContributionStatus, availableActions: Array<ContributionAction> } | null } };

export type WithdrawContributionMutationVariables = Exact<{
  input: WithdrawContributionInput;
}>;


export type WithdrawContributionMutation = { withdrawContribution: { contribution: { id: string, version: number, status: ContributionStatus, availableActions: Array<ContributionAction> } | null } };

export type AcceptContributionMutationVariables = Exact<{
  input: AcceptContributionInput;
}>;


export type AcceptContributionMutation = { acceptContribution: { contribution: { id: string, version: number, status: ContributionStatus, availableActions: Array<ContributionAction> } | null } };

export type DeclineContributionMutationVariables = Exact<{
  input: DeclineContributionInput;
}>;


export type DeclineContributionMutation = { declineContribution: { contribution: { id: string, version: number, status: ContributionStatus, availableActions: Array<ContributionAction> } | null } };


export const ProvinceTreeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProvinceTree"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"province"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"regencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"districts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"villages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProvinceTreeQuery, ProvinceTreeQueryVariables>;
export const SearchAreasDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchAreas"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"within"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"level"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaLevel"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"areas"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"within"},"value":{"kind":"Variable","name":{"kind":"Name","value":"within"}}},{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"Variable","name":{"kind":"Name","value":"level"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"ancestors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SearchAreasQuery, SearchAreasQueryVariables>;
export const WhoAmIDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoAmI"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}}]}}]}}]}}]} as unknown as DocumentNode<WhoAmIQuery, WhoAmIQueryVariables>;
export const VillagePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VillagePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"district"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"regency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"province"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"SEVERITY"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"familiesAffected"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planned"}},{"kind":"Field","name":{"kind":"Name","value":"delivered"}},{"kind":"Field","name":{"kind":"Name","value":"uncovered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reportedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"includeAbove"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"budget"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VillagePageQuery, VillagePageQueryVariables>;
export const ProvincePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProvincePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"province"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"regencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"severities"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"HIGH"},{"kind":"EnumValue","value":"CRITICAL"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"districts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"villages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"RUNNING"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProvincePageQuery, ProvincePageQueryVariables>;
export const InboxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Inbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"needsAfter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interventionsAfter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"needsAfter"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"verifications"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SUBMITTED"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"REPORTED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"reportedAt"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reportedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interventionsAfter"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PROPOSED"},{"kind":"EnumValue","value":"VERIFIED"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"PROPOSED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"proposedAt"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<InboxQuery, InboxQueryVariables>;
export const FindNeedsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindNeeds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NeedFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"SEVERITY"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"familiesAffected"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ancestors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planned"}},{"kind":"Field","name":{"kind":"Name","value":"delivered"}},{"kind":"Field","name":{"kind":"Name","value":"uncovered"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FindNeedsQuery, FindNeedsQueryVariables>;
export const InterventionStatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InterventionStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"within"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InterventionGroup"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InterventionStatisticsFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interventionStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"within"},"value":{"kind":"Variable","name":{"kind":"Name","value":"within"}}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"approvedCount"}},{"kind":"Field","name":{"kind":"Name","value":"completedCount"}},{"kind":"Field","name":{"kind":"Name","value":"budget"}},{"kind":"Field","name":{"kind":"Name","value":"budgetCount"}},{"kind":"Field","name":{"kind":"Name","value":"plannedBeneficiaries"}},{"kind":"Field","name":{"kind":"Name","value":"actualBeneficiaries"}},{"kind":"Field","name":{"kind":"Name","value":"actualBeneficiariesCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"programme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fundSource"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"budget"}},{"kind":"Field","name":{"kind":"Name","value":"budgetCount"}},{"kind":"Field","name":{"kind":"Name","value":"actualBeneficiaries"}},{"kind":"Field","name":{"kind":"Name","value":"actualBeneficiariesCount"}},{"kind":"Field","name":{"kind":"Name","value":"completion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<InterventionStatisticsQuery, InterventionStatisticsQueryVariables>;
export const NeedStatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NeedStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"within"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NeedGroup"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NeedStatisticsFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"needStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"within"},"value":{"kind":"Variable","name":{"kind":"Name","value":"within"}}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedCount"}},{"kind":"Field","name":{"kind":"Name","value":"familiesAffected"}},{"kind":"Field","name":{"kind":"Name","value":"familiesAffectedCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"plannedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"fulfilment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NeedStatisticsQuery, NeedStatisticsQueryVariables>;
export const ReferenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"needKinds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"sector"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inpresTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"programmes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReferenceQuery, ReferenceQueryVariables>;
export const FindOrganizationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindOrganizations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"within"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"within"},"value":{"kind":"Variable","name":{"kind":"Name","value":"within"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"shortName"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindOrganizationsQuery, FindOrganizationsQueryVariables>;
export const InterventionPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InterventionPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"inpresActivity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"programme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"familyFunction"}},{"kind":"Field","name":{"kind":"Name","value":"nawacitaPriority"}},{"kind":"Field","name":{"kind":"Name","value":"targetGroups"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"plannedBeneficiaries"}},{"kind":"Field","name":{"kind":"Name","value":"actualBeneficiaries"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"budget"}},{"kind":"Field","name":{"kind":"Name","value":"budgetLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fundSource"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planned"}},{"kind":"Field","name":{"kind":"Name","value":"delivered"}},{"kind":"Field","name":{"kind":"Name","value":"uncovered"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"progressNotes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportedAt"}},{"kind":"Field","name":{"kind":"Name","value":"physicalProgress"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"reportedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"approvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]} as unknown as DocumentNode<InterventionPageQuery, InterventionPageQueryVariables>;
export const HistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const FindPeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"within"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"within"},"value":{"kind":"Variable","name":{"kind":"Name","value":"within"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedAt"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FindPeopleQuery, FindPeopleQueryVariables>;
export const FindGrantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindGrants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"within"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"roles"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"heldAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"within"},"value":{"kind":"Variable","name":{"kind":"Name","value":"within"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"roles"},"value":{"kind":"Variable","name":{"kind":"Name","value":"roles"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"heldAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"heldAt"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}},{"kind":"Field","name":{"kind":"Name","value":"givenBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FindGrantsQuery, FindGrantsQueryVariables>;
export const AgreementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Agreements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AgreementStatus"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"allows"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRepresentative"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"governmentSignedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"partnerSignedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AgreementsQuery, AgreementsQueryVariables>;
export const MyAccessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reads"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}}]}},{"kind":"Field","name":{"kind":"Name","value":"acts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}}]}}]}}]}}]} as unknown as DocumentNode<MyAccessQuery, MyAccessQueryVariables>;
export const ExplainAccessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExplainAccess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"action"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explainAccess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"action"},"value":{"kind":"Variable","name":{"kind":"Name","value":"action"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"obstacle"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExplainAccessQuery, ExplainAccessQueryVariables>;
export const WhoCanSeeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoCanSee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"whoCanSee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"peopleCount"}},{"kind":"Field","name":{"kind":"Name","value":"unnamedCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasMore"}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhoCanSeeQuery, WhoCanSeeQueryVariables>;
export const RegisterNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterNeedMutation, RegisterNeedMutationVariables>;
export const DraftNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DraftNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DraftNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"draftNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<DraftNeedMutation, DraftNeedMutationVariables>;
export const ReviseNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReviseNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviseNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviseNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"returnReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ReviseNeedMutation, ReviseNeedMutationVariables>;
export const SubmitNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"returnReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitNeedMutation, SubmitNeedMutationVariables>;
export const VerifyNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"returnReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<VerifyNeedMutation, VerifyNeedMutationVariables>;
export const ReturnNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"returnReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnNeedMutation, ReturnNeedMutationVariables>;
export const WithdrawNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"returnReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawNeedMutation, WithdrawNeedMutationVariables>;
export const MeetNeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MeetNeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeetNeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meetNeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"returnReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<MeetNeedMutation, MeetNeedMutationVariables>;
export const ProposeInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProposeIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposeInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposeIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"}},{"kind":"Field","name":{"kind":"Name","value":"budget"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ProposeInterventionMutation, ProposeInterventionMutationVariables>;
export const DraftInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DraftIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DraftInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"draftIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<DraftInterventionMutation, DraftInterventionMutationVariables>;
export const ReviseInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReviseIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviseInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviseIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"budget"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ReviseInterventionMutation, ReviseInterventionMutationVariables>;
export const SubmitInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitInterventionMutation, SubmitInterventionMutationVariables>;
export const VerifyInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<VerifyInterventionMutation, VerifyInterventionMutationVariables>;
export const ReturnInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnInterventionMutation, ReturnInterventionMutationVariables>;
export const ApproveInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApproveInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveInterventionMutation, ApproveInterventionMutationVariables>;
export const StartInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<StartInterventionMutation, StartInterventionMutationVariables>;
export const ReportInterventionProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportInterventionProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportInterventionProgressInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportInterventionProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"progressNotes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportedAt"}},{"kind":"Field","name":{"kind":"Name","value":"physicalProgress"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ReportInterventionProgressMutation, ReportInterventionProgressMutationVariables>;
export const CompleteInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deliveredQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<CompleteInterventionMutation, CompleteInterventionMutationVariables>;
export const CancelInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<CancelInterventionMutation, CancelInterventionMutationVariables>;
export const RegisterPersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterPersonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerPerson"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedAt"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterPersonMutation, RegisterPersonMutationVariables>;
export const GiveGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GiveGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GiveGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"giveGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]}}]} as unknown as DocumentNode<GiveGrantMutation, GiveGrantMutationVariables>;
export const ProlongGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProlongGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProlongGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prolongGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]}}]} as unknown as DocumentNode<ProlongGrantMutation, ProlongGrantMutationVariables>;
export const RevokeGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeGrantMutation, RevokeGrantMutationVariables>;
export const SuspendPersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SuspendPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuspendPersonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suspendPerson"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedAt"}}]}}]}}]}}]} as unknown as DocumentNode<SuspendPersonMutation, SuspendPersonMutationVariables>;
export const ReinstatePersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReinstatePerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReinstatePersonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reinstatePerson"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReinstatePersonMutation, ReinstatePersonMutationVariables>;
export const ProposeAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProposeAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposeAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposeAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<ProposeAgreementMutation, ProposeAgreementMutationVariables>;
export const SignAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<SignAgreementMutation, SignAgreementMutationVariables>;
export const EndAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<EndAgreementMutation, EndAgreementMutationVariables>;
export const RenewAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenewAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RenewAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<RenewAgreementMutation, RenewAgreementMutationVariables>;
export const NameAgreementMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NameAgreementMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NameAgreementMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nameAgreementMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<NameAgreementMemberMutation, NameAgreementMemberMutationVariables>;
export const RemoveAgreementMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveAgreementMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveAgreementMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeAgreementMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveAgreementMemberMutation, RemoveAgreementMemberMutationVariables>;
export const OfferContributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OfferContribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OfferContributionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"offerContribution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<OfferContributionMutation, OfferContributionMutationVariables>;
export const WithdrawContributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawContribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawContributionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawContribution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawContributionMutation, WithdrawContributionMutationVariables>;
export const AcceptContributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptContribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptContributionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptContribution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptContributionMutation, AcceptContributionMutationVariables>;
export const DeclineContributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeclineContribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeclineContributionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineContribution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<DeclineContributionMutation, DeclineContributionMutationVariables>;