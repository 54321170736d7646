// What feedparser and rss-parser read in a feed: its text in; of each reader the feed and its entries out.
import FeedParser from 'feedparser';
import Parser from 'rss-parser';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';

const text = JSON.parse(readFileSync(0, 'utf8'));
const first = await new Promise((resolve, reject) => {
  const parser = new FeedParser({ normalize: true });
  const entries = [];
  parser.on('error', reject);
  parser.on('readable', () => {
    for (let item = parser.read(); item !== null; item = parser.read()) {
      const { guid, title, link, pubdate, date, description, author } = item;
      entries.push({ id: guid, title, link, published: pubdate, updated: date, html: description, author });
    }
  });
  parser.on('end', () => resolve({ title: parser.meta.title, id: parser.meta['atom:id']?.['#'] ?? null, entries }));
  Readable.from([text]).pipe(parser);
});
const feed = await new Parser({ customFields: { item: ['published', 'updated'] } }).parseString(text);
const second = {
  title: feed.title,
  self: feed.feedUrl,
  entries: feed.items.map(({ id, title, link, published, updated, content, author }) => ({
    id,
    title,
    link,
    published: published ?? null,
    updated: updated ?? null,
    html: content,
    author,
  })),
};
console.log(JSON.stringify({ feedparser: first, rssParser: second }));
