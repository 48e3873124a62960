const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** How Google's hosts end. https://www.google.com/supported_domains */
const ENDS = [
  ...words(`
  com ad ae al am as at az ba be bf bg bi bj bs bt by ca cd cf cg ch ci cl cm cn cv cz de dj dk dm dz
  ee es fi fm fr ga ge gg gl gm gr gy hn hr ht hu ie im iq is it je jo ki kg kz la li lk lt lu lv md
  me mg mk ml mn mu mv mw ne nl no nr nu pl pn ps pt ro ru rw sc se sh si sk sn so sm sr st td tg tl
  tm tn to tt vu ws rs cat
  `),
  ...words(`
  af ag ar au bd bh bn bo br bz co cu cy do ec eg et fj gh gi gt hk jm kh kw lb ly mm mt mx my na ng
  ni np om pa pe pg ph pk pr py qa sa sb sg sl sv tj tr tw ua uy vc vn
  `).map((country) => `com.${country}`),
  ...words(`
  ao bw ck cr id il in jp ke kr ls ma mz nz th tz ug uk uz ve vi za zm zw
  `).map((country) => `co.${country}`),
];

/** Google's hosts, in every country that has its own. */
export const GOOGLE: readonly string[] = ENDS.flatMap((end) => [`google.${end}`, `www.google.${end}`]);
