// Pages as newspapers make them, about an invented town: the article between everything that surrounds it.

export const PARAGRAPHS = [
  'The dam above Upper Plumstone will be repaired in May, the Plumstone Waterworks said on Monday, after a winter in which its lower gate could not be closed.',
  '“The wall is sound, and it will stay so,” said Orla Venn, who leads the works. “What we replace is the gate, and nothing but the gate.”',
  'The town council doubts the date. Its own engineers, according to a report that the Plumstone Courier has seen, expect the work to begin no earlier than August.',
  'Farmers below the dam have asked for a say in the plan. They had lost two harvests, their union said, and could not afford a third.',
] as const;

export const TEXT = PARAGRAPHS.join('\n\n');

const graph = {
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'Organization', '@id': '#courier', name: 'Plumstone Courier' },
    { '@type': 'Person', '@id': '#tam', name: 'Tam Okoro' },
    {
      '@type': ['NewsArticle', 'ReportageNewsArticle'],
      headline: 'Dam above Upper Plumstone to be repaired in May',
      datePublished: '2026-03-02T07:30:00+01:00',
      dateModified: '2026-03-02T09:10:00+01:00',
      author: [{ '@id': '#tam' }, { '@type': 'Person', name: 'LENA HOLT' }],
      publisher: { '@id': '#courier' },
      isAccessibleForFree: true,
      inLanguage: 'en-GB',
    },
  ],
};

/** A page with everything: data in JSON-LD, adverts, a cookie banner, sharing, a newsletter, links, captions. */
export const fullPage = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Dam above Upper Plumstone to be repaired in May | Plumstone Courier</title>
  <link rel="canonical" href="/town/dam-repair">
  <meta property="og:site_name" content="Courier Online">
  <script type="application/ld+json">${JSON.stringify(graph)}</script>
</head>
<body>
  <div class="cookie-banner">We use cookies to improve your visit. <button>Accept all cookies</button></div>
  <nav><a href="/">Home</a> <a href="/town">Town</a> <a href="/sport">Sport</a></nav>
  <main><article>
    <h1>Dam above Upper Plumstone to be repaired in May</h1>
    <p class="byline">By Tam Okoro and LENA HOLT</p>
    <ul class="share-bar"><li><a href="#">Share on Facebook</a></li><li><a href="#">Copy link</a></li></ul>
    <figure><img src="dam.jpg" alt=""><figcaption>The dam on a quiet day. (Photo: Ines Roth/Getty Images)</figcaption></figure>
    <p>${PARAGRAPHS[0]}</p>
    <p>Advertisement</p>
    <p>${PARAGRAPHS[1]}</p>
    <div><p>Oops! Something went wrong.</p><p>Please try again later.</p></div>
    <aside class="newsletter-signup"><p>Sign up for our morning newsletter and get the town in your inbox.</p></aside>
    <p>${PARAGRAPHS[2]}</p>
    <p><strong>Read more:</strong></p>
    <ul><li><a href="/a">Ferry to the islands runs again</a></li><li><a href="/b">Why the old mill was never sold</a></li></ul>
    <p>${PARAGRAPHS[3]}</p>
    <p>Follow us on Facebook and Instagram</p>
    <p>© 2026 Plumstone Courier. All rights reserved.</p>
  </article></main>
  <footer><p>Privacy policy | Terms of use</p></footer>
</body></html>`;

export const page = (
  head: string,
  body: string = PARAGRAPHS.map((each) => `<p>${each}</p>`).join(''),
): string => `<!doctype html><html><head>${head}</head><body><article>${body}</article></body></html>`;

export const linked = (data: unknown): string =>
  `<script type="application/ld+json">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`;
