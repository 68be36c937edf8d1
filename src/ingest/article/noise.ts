// Which lines of a page or a text are not the article: errors, adverts, consent, sign-up, sharing, links, credits.

/** In UTF-16 code units. What is longer is a paragraph of the article; it also bounds the work on one line. */
const LONGEST = 400;

/** A whole piece of a line (a sentence, or what stands between bars) that is one of these is noise. */
const PIECES: readonly RegExp[] = [
  // errors of the page itself
  /^(?:oops|whoops|uh[- ]?oh|sorry|error)$/,
  /^(?:oops|sorry)?,? ?(?:something|an error|a problem) (?:(?:has |just )?(?:went|gone) wrong|(?:has )?occurred)\b.{0,40}$/,
  /^please (?:try again|reload|refresh)\b.{0,40}$/,
  /^(?:please )?(?:try|check) (?:again|back) (?:later|soon|in a few (?:minutes|moments))$/,
  /^(?:please )?(?:enable|turn on|allow) (?:javascript|cookies)\b.*$/,
  /^(?:javascript|this (?:page|site|feature|app)) (?:is (?:disabled|required|off)|must be enabled|requires javascript)\b.*$/,
  /^(?:your|this) browser (?:does not|doesn['’]t|is not|isn['’]t) support.*$/,
  /^(?:this |the )?(?:video|audio|content|player|media|image|post) (?:is not|isn['’]t|is no longer|is currently|could not be|can(?:not|['’]t) be|failed to) (?:available|unavailable|supported|loaded|played|displayed|load|be loaded)(?: (?:in|on|by) (?:your|this) .{1,40}| right now| at this time)?$/,
  /^(?:loading|please wait|buffering)(?: (?:more|the|your|video|player|comments|content|stories)\b.{0,30})?$/,
  // advertising
  /^(?:advert|advertisement|advertising|ad|ads|sponsored(?: content| post| links?)?|paid (?:post|content|for by .{1,40})|promoted(?: content| stories| links)?|sponsored by .{1,40}|our sponsors?)(?: feedback)?$/,
  /^(?:skip|close|report|remove|hide|about|why)(?: this| these)? (?:ad|ads|advertisement|advert)s?$/,
  /^(?:advertisement ?)?(?:the )?(?:story|article|text|content|post|report) (?:continues|resumes)(?: (?:below|after|beneath)(?: (?:this|the|these))?(?: (?:ad|ads|advert|advertisement|advertisements|video|gallery|link|newsletter|promotion|tweet|photo|graphic))?)?$/,
  /^(?:advertisement ?)?(?:continue reading|keep reading|scroll (?:down )?(?:to|for) (?:continue|more)|read on)(?: (?:the main story|this (?:story|article)|below|with content|reading|after (?:this|the) ad\w*|your article).{0,40})?$/,
  /^(?:after|below) (?:the|this) (?:ad|advert|advertisement)$/,
  // consent
  /^(?:we|we and our (?:\d+ )?partners|our (?:web)?sites?|this (?:web)?site|we,? .{1,40},?) (?:use|uses|store|and our partners use)\b.*\b(?:cookies|similar technologies)\b.*$/,
  /^(?:accept|reject|allow|decline|manage|customi[sz]e|save)(?: (?:all|my|your|only|and|&|necessary|essential|close|continue|cookie|cookies|preferences|settings|choices|options|consent|privacy))+$/,
  /^(?:cookies?|privacy|consent|data|your privacy) (?:policy|notice|settings|preferences|choices|statement|consent|options|matters)(?: (?:and|&) (?:terms|cookies).{0,30})?$/,
  /^by (?:continuing|using|browsing|clicking|signing up|subscribing|submitting|registering|providing|creating|entering|closing)\b.*\b(?:agree|consent|accept|acknowledge)\b.*$/,
  /^(?:you can|to) (?:change|manage|withdraw|update|find out more about|learn more about) (?:your |how we use )?(?:cookie|cookies|consent|privacy|preferences|choices)\b.*$/,
  /^(?:terms|conditions|terms (?:of (?:use|service|sale)|and conditions|& conditions)|privacy|privacy policy|legal notice|imprint|accessibility(?: statement| help)?|contact(?: us)?|about us|advertise(?: with us)?|help|site ?map|do not sell my (?:personal )?info(?:rmation)?)$/,
  /^(?:this (?:site|form) is )?protected by recaptcha\b.*$/,
  /^.{0,60}\bprivacy policy and terms of (?:service|use) apply$/,
  // sign-up and subscription
  /^(?:please )?(?:sign up|sign in|log ?in|register|subscribe|join|create an? (?:free )?account)(?: (?:now|today|here|free|for free|us|or (?:log ?in|sign ?in|register|subscribe|sign ?up)))*$/,
  /^(?:please |click (?:here )?to |you can )?(?:sign up|subscribe|register|opt in)\b(?!.*\b(?:said|says|told)\b).*\b(?:newsletters?|inbox|e-?mails?|alerts?|updates?|briefings?|channel|podcast|youtube|whatsapp|telegram|app|access|account|unlimited|digital|edition|offers?|here|today|continue|reading|read)\b.*$/,
  /^(?:please |to .{1,40}, ?(?:please )?)(?:sign up|sign in|log ?in|register|subscribe)\b.{0,80}$/,
  /^(?:get|receive|want|have|enjoy|start your day with|stay (?:up to date|informed|on top of|connected)|never miss|don['’]t miss|be the first to)\b.*\b(?:inbox|newsletters?|by e-?mail|e-?mail alerts?|news alerts?|push notifications|your phone|our (?:free )?app|(?:daily|weekly|morning|evening) briefings?)\b.*$/,
  /^(?:enter|type|submit|confirm) (?:your|an?|a valid) e-?mail(?: address)?\b.*$/,
  /^(?:e-?mail(?: address)?|your e-?mail(?: address)?|newsletters?|our newsletters?|the (?:daily|weekly|morning|evening) (?:newsletter|briefing)|invalid e-?mail(?: address)?|unsubscribe(?: (?:at )?any ?time)?|no spam.*|you can unsubscribe\b.*|view (?:all|our|more) newsletters)$/,
  /^(?:thank you|thanks) for (?:subscribing|signing up|registering|reading(?: (?:our|this|the)\b.{0,40})?|your interest|your patience)\b.{0,60}$/,
  /^(?:already|not yet|are you) an? (?:subscriber|member|account)\b.*$/,
  /^(?:already have|don['’]t have|do not have) an? (?:account|subscription)\b.*$/,
  /^(?:this|the) (?:article|story|content|page|report) is (?:for|available to|reserved for|exclusive to|only (?:for|available to)|free for) (?:our )?(?:paid |paying |registered |premium |digital )?(?:subscribers|members|readers|users)\b.*$/,
  /^(?:you have|you['’]ve)\b.*\b(?:free )?(?:articles?|stories)\b.*\b(?:left|remaining|reached|limit|used|read|this month)\b.*$/,
  /^(?:to )?(?:continue|keep|finish) reading\b.*\b(?:subscri\w+|register|log ?in|sign (?:in|up)|account|free)\b.*$/,
  /^(?:to )?(?:read|unlock|access|see|view|enjoy)\b (?:the (?:rest|full)|this|full|all|unlimited|more)\b.*\b(?:subscri\w+|register|log ?in|sign (?:in|up)|account|premium|member\w*|article|story)\b.{0,60}$/,
  /^(?:subscriber|members?|premium|exclusive)(?:[- ]only)?(?: (?:content|article|story|exclusive))?$/,
  /^(?:support (?:our|independent|quality|local|the) (?:journalism|news\w*|work|reporting)|donate(?: now| today)?|become an? (?:member|subscriber|supporter)|make a (?:donation|contribution)|gift this article|give (?:a gift )?subscription)\b.{0,80}$/,
  /^(?:download|get|open|install)(?: (?:in|on))? (?:the|our) (?:free )?(?:[\w ]{1,30} )?app\b.*$/,
  // sharing, saving, listening, commenting
  /^(?:share|tweet|e-?mail|print|save|bookmark|like|follow|copy|post|pin|send|gift|listen|comment|reply|flag|more|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|bluesky|threads|messenger|flipboard|tumblr|tiktok|rss|sms|google\+?|facebook messenger|copy (?:the )?link|link copied!?|copy url|share (?:icon|button|options|full article|tools)|save (?:article|story|for later|this(?: article| story)?)|saved|print(?: this)?(?: page| article| story)?|e-?mail(?: this)?(?: article| story| page)?(?: to a friend)?|give feedback|more sharing options)$/,
  /^(?:share|tweet|post|send|e-?mail|like|pin)(?: (?:this|the|it|page|article|story|post|video|link|on|via|by|to|with|using|a friend|your friends|friends|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|e-?mail|pinterest|bluesky|threads|and|or|us))+$/,
  /^(?:follow|like|find|join|add|connect with|subscribe to)(?: (?:us|me|him|her|them|@?[\w.]{1,30}|[\w ]{1,40}|@[\w, @]{1,80}))?(?: (?:on|as|at|in)) (?:facebook|twitter|x|instagram|linkedin|youtube|telegram|whatsapp|bluesky|threads|tiktok|mastodon|google|flipboard|apple news|a preferred source)\b.*$/,
  /^follow (?:him|her|them|us|me)?:? ?@\w+.{0,60}$/,
  /^(?:reach|contact|e-?mail|write to) (?:him|her|them|us|me|the (?:reporter|author|writer)s?) (?:at|on|via)\b.{0,80}$/,
  /^(?:listen|listen to (?:this|the) (?:article|story|episode|podcast)|listen now|audio|play|pause|mute|unmute|play video|watch|watch (?:now|live|the video|below)|tap to (?:unmute|play)|live|video|videos|gallery|photos|slideshow|transcript|read aloud|text size|font size|dark mode|play audio)(?: ?[(·:]? ?\d+(?::\d+)*(?: ?min(?:ute)?s?)?\)?)?$/,
  /^\d+ ?(?:-| )?(?:min(?:ute)?s?|sec(?:ond)?s?)(?: (?:read|listen|watch))?$/,
  /^(?:reading time|read time|estimated reading time):? ?\d+ ?(?:min(?:ute)?s?)?$/,
  /^\d{1,2}:\d{2}(?: ?\/ ?\d{1,2}:\d{2})?$/,
  /^(?:\d[\d,.]*[km]? ?)?(?:comments?|shares?|likes?|views?|reactions?|replies)(?: ?[(]?\d*[)]?)?$/,
  /^(?:view|show|hide|read|see|load|post|add|leave|write|all|open|close|jump to|join|start|be the first to)(?: (?:all|a|the|your|more|first|\d+))* ?(?:comments?|conversation|discussion|comment on this (?:article|story)|reply|replies)$/,
  /^(?:comments|commenting|the comments|comments for this (?:article|story)|this (?:conversation|thread|article)) (?:are|is) (?:now )?(?:closed|off|disabled|moderated).{0,60}$/,
  /^(?:what do you think|have your say|join the conversation|tell us what you think|let us know in the comments)\b.{0,60}$/,
  /^(?:do )?you (?:have|know|got)\b.*\b(?:tip|story|more) .*\b(?:e-?mail|contact|get in touch|tips@|whatsapp)\b.*$/,
  /^(?:got|have) an? (?:news )?(?:tip|story)(?: for us)?\b.{0,80}$/,
  /^(?:view|see) (?:this|the|more|full)(?: \w+)? (?:post|photo|video|tweet|profile|thread|gallery|slideshow|results|coverage)s?(?: on \w+)?$/,
  /^(?:a post shared by|pic\.twitter\.com\/|https?:\/\/t\.co\/).{0,120}$/,
  // links to elsewhere
  /^(?:read|see|learn|find out|discover|show|load|view|watch|get)(?: \w+)? ?more(?: here| now| stories| articles| news| about (?:us|this))?$/,
  /^(?:read|see|watch|listen|also|view) ?(?:also|next|this|related|the full (?:story|article|interview|report|text)|full (?:story|article|bio|profile)|below|here)$/,
  /^(?:related|recommended|suggested|trending|popular|featured|further|more|top|latest|recent|similar|other)(?: (?:articles?|stories|story|topics?|tags?|content|coverage|links?|posts?|news|reading|videos?|headlines?|reads?|now|today|for you|searches|to this story|on this (?:story|topic)|information|from (?:the web|around the web|our (?:network|partners|sponsors)|us)))*$/,
  /^more (?:from|in|on|like|about|by|of) (?:\S+ ){0,5}\S+$/,
  /^(?:most|editors?['’]s?|editor['’]?s|reader['’]?s?|staff|our)[- ](?:read|popular|viewed|shared|commented|watched|e-?mailed|recent|picks?|choices?|top (?:stories|picks))(?: (?:articles|stories|now|in .{1,30}|this week|today))?$/,
  /^(?:you (?:may|might|could)(?: also)? (?:like|be interested in|have missed|want to read|enjoy)|up next|next (?:up|article|story|post)|previous(?: (?:article|story|post))?|back to (?:the )?(?:top|home\w*|article)|return to .{1,30}|what to (?:read|know|watch)(?: next)?|don['’]t miss|in case you missed it|in this (?:article|story)|on this page|table of contents|key points|explore more|around the web|from our partners|recommended by|keep up with .{1,40}|topics?|tags?|tagged|filed under|categories|sections?|share your thoughts)$/,
  /^(?:topics|tags|filed under|tagged|categories|keywords|more on|related topics): .{1,120}$/,
  /^(?:skip|jump) (?:to|past|over)? ?(?:main |the )?(?:content|navigation|newsletter promotion|article|footer|header|search|end|next section|in .{1,40})$/,
  /^(?:end of|after|before|skip past) newsletter promotion$/,
  /^(?:click|tap) (?:here|on|through|the|to)\b.{0,120}$/,
  /^(?:menu|search|close|open menu|main menu|navigation|home|homepage|home page|news|toggle (?:menu|navigation|search)|show menu|expand|collapse|next|prev|previous|show (?:more|less|all)|see all|view all|my account|account|profile|notifications|subscribe|log ?out|sign ?out|edition|breaking news|live updates|latest|scroll|swipe|swipe (?:left|right)(?: for more)?|image \d+ of \d+|\d+ of \d+|\d+\/\d+|hide caption|toggle caption|show caption|caption|enlarge (?:this )?image|expand image|view (?:image|photo) in (?:full ?screen|lightbox)|view fullscreen|full ?screen|open image modal|image \d+)$/,
  // pictures
  /^(?:photo|photos|photograph|photographs|image|images|picture|pictures|video|illustration|graphic|map|chart|credit|credits|caption|file photo|file image|file picture|stock photo|stock image|representational image|representative image|photo gallery|handout|courtesy photo|image source|image caption|image credit|photo credit|getty images|getty|ap|ap photo|reuters|afp|shutterstock|istock)$/,
  // the small print at the foot
  /^(?:©|\(c\)|copyright\b).{0,200}$/,
  /^.{0,80}\ball rights reserved$/,
  /^(?:this )?material may not be (?:published|reproduced)\b.*$/,
  /^(?:our standards: )?(?:the )?thomson reuters trust principles.{0,20}$/,
  /^(?:purchase|acquire) licensing rights.{0,40}$/,
  /^\(?(?:additional |further )?(?:reporting|writing|editing|compiled|translated|edited|reported|written) by [^.]{2,}(?:; ?(?:additional |further )?(?:reporting|writing|editing|compiling) (?:by|in) [^.]{2,})+\)?$/,
  /^\((?:additional |further )?(?:reporting|writing|editing) by [^.]{2,}\)$/,
  /^(?:article|story) (?:information|details|tools|history)$/,
  /^(?:we['’]ll|we will) (?:notify|send|e-?mail) you\b.*$/,
  /^getting your trinity audio player ready$/,
];

/** All of them at once. */
const PIECE = new RegExp(PIECES.map(({ source }) => source).join('|'));

/** When the page was published or changed, in a line of its own. */
const STAMP =
  /^(?:last |first )?(?:updated|published|modified|posted|issued)(?: (?:at|on))?:? ?(?<when>\d.{0,40}|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,.].{0,40})$/i;

/** A line that begins like this leads elsewhere, whatever follows. */
const LEADS =
  /^(?:read|also read|read also|read more|read next|see also|see more|more|related|related (?:story|article|coverage|news|stories)|also see|watch|watch live|listen|must read|don['’]t miss|from the archives?|recommended|up next|opinion|more on this(?: story)?|in pictures|photos|gallery|explainer|live updates|editors?['’] picks?)(?: ?[:|»>→–—] ?| ?- )(?=\S)/i;

/** A credit of a picture: the whole line, or the end of its caption. */
const CREDITS: readonly RegExp[] = [
  /^(?:photo(?:graph)?s?|images?|pictures?|videos?|illustrations?|graphics?|credits?|(?:photo|image|picture|video)s? credits?|photo illustration|image source|(?:cover|file) photo|source|courtesy)(?: ?[:|] ?| credit:? | courtesy (?:of )?)\S.{0,120}$/i,
  /^image source, ?\S.{0,80}$/i,
  /^\(?(?:[Pp]hoto(?:graph|illustration| illustration)?s?|[Ii]mages?|[Pp]ictures?|[Vv]ideo|[Ii]llustrations?|[Gg]raphics?|PHOTO|IMAGE) (?:[Bb]y|BY|[Vv]ia) (?:the )?\p{Lu}[^.]{0,80}\)?$/u,
  /^[Cc]redit(?: ?(?:\.{3}|…)|\p{Lu}).{0,120}$/u,
  /^Credit \p{Lu}.{0,100}(?:\/|—|Getty|Reuters|Associated Press|for The |via ).{0,60}(?<!\.)$/u,
  /^\(?(?:ap|afp|epa|reuters|getty|file|pool|handout|courtesy)[ -]?(?:photo|images?|file|photos|picture)?\s*[/:]\s*\S.{0,80}\)?$/i,
  /^[\p{L}\p{M}.,'’& -]{2,60}\s*[/|–—-]\s*(?:the )?(?:associated press|ap|ap photo|afp|agence france[- ]presse|reuters|getty(?: images)?|epa(?:-efe)?|bloomberg|shutterstock|istock|alamy|zuma(?: press)?|upi|xinhua|anadolu(?: agency)?|pool|handout|sipa(?: usa)?|imago|dpa|pa(?: wire| images)?|via (?:ap|getty|reuters|afp)\S*)(?:\s*(?:[/|,–—-]|via)\s*[\p{L} .-]{2,40}){0,2}\.?$/iu,
  /^(?:getty images|getty|ap|ap photo|afp|reuters|epa|shutterstock|alamy|istock|unsplash|pexels|wikimedia commons)(?:\s*(?:[/|,–—-]|via)\s*[\p{L}\p{M} .'’-]{2,40}){0,3}$/iu,
];

/** A credit in brackets at the end of a caption, or a sentence that is none. */
const TRAILING_CREDIT =
  /\s*(?:[([](?:photo(?:graph)?|image|picture|video|illustration|credit|ap photo|file photo|source|courtesy)?s?(?: ?[:,]| by| courtesy| credit)?[^()[\]]{0,80}(?:getty|reuters|afp|\bap\b|associated press|epa|bloomberg|shutterstock|alamy|istock|photo|image|via|courtesy|handout)[^()[\]]{0,60}[)\]]|(?:photo(?:graph)?|image|picture|illustration) ?(?:credit ?)?[:] ?[^.]{2,80}|credit ?(?::|\.{3}|…) ?[^.]{2,80})\.?$/i;

/**
 * Whether a line is none of the article's: every sentence in it is one of the known kinds of noise, or it is a credit
 * or a link that leads elsewhere. Words in quotation marks are somebody's, and never noise.
 * @param line one line or one block of text, with or without its bullet
 */
export function isNoise(line: string): boolean {
  if (line.length > LONGEST) return false;
  const bare = line
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s•·▪●◦‣*\-–—>|»→#]+|[\s•·|»›→▶►▸]+$/gu, '');
  if (bare === '') return false;
  if (/["“”«»„]/u.test(bare)) return LEADS.test(bare) && /^[A-Z ]+[:|]/.test(bare);
  if (LEADS.test(bare) && bare.length <= 200 && !/[.;]$/.test(bare)) return true;
  return isCredit(bare) || (mayBeginNoise(bare) && piecesOf(bare).every(isNoisePiece));
}

/** Whether the line does nothing but say who made a picture. */
export const isCredit = (line: string): boolean =>
  line.length <= 160 && CREDITS.some((credit) => credit.test(line.trim()));

/** The time that a line gives as that of publication or of the last change (“Posted: 3 May 2026”), as it is written. */
export const stampOf = (line: string): string | undefined =>
  line.length > 100 ? undefined : STAMP.exec(line.trim())?.groups?.when;

/** Where the credit at the end of a caption begins; the caption's length where it has none. */
export function creditAt(caption: string): number {
  const from = Math.max(0, caption.length - LONGEST);
  const found = TRAILING_CREDIT.exec(caption.slice(from));
  return found === null ? caption.length : from + found.index;
}

const BETWEEN_PIECES = /(?<=[.!?…])\s+|\s*[|•·]\s*/u;
const hasWords = (piece: string): boolean => /[\p{L}\p{N}©]/u.test(piece);

const piecesOf = (line: string): readonly string[] => line.split(BETWEEN_PIECES).filter(hasWords);

/** By its first piece alone, which is the article's in nearly every line. */
function mayBeginNoise(line: string): boolean {
  const end = line.search(BETWEEN_PIECES);
  const first = end < 0 ? line : line.slice(0, end);
  return !hasWords(first) || isNoisePiece(first);
}

function isNoisePiece(piece: string): boolean {
  const plain = piece
    .toLowerCase()
    .replace(/[\s.!?…:,»›→>]+$/u, '')
    .trim();
  return PIECE.test(plain);
}
