import { expect, test } from '@jest/globals';
import { html, json } from './html.ts';

test('values are escaped, in text and in attributes', () => {
  const subject = `<img src=x onerror="alert('1')"> & more`;
  expect(html`<p title="${subject}">${subject}</p>`.text).not.toContain('<img');
  expect(html`${`"'&<>`}`.text).toBe('&quot;&#39;&amp;&lt;&gt;');
});

test('parts made by the same tag stay as they are, lists are joined, nothing is nothing', () => {
  expect(html`<ul>${[1, 2].map((item) => html`<li>${item}</li>`)}${null}${undefined}${false}</ul>`.text).toBe(
    '<ul><li>1</li><li>2</li></ul>',
  );
});

test('data in a page can’t end its element', () => {
  const block = json('settings', { name: '</script><script>alert(1)</script>' }).text;
  expect(block.match(/<\/script>/g)).toHaveLength(1);
  expect(JSON.parse(block.replace(/^[^>]*>|<\/script>$/g, ''))).toEqual({
    name: '</script><script>alert(1)</script>',
  });
});
