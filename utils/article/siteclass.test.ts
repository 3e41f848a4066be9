import { describe, expect, it } from 'vitest';
import { SITE_CLASSES, classOfSite, unreadClass } from './siteclass.ts';

const RULES = { unreadClasses: [...SITE_CLASSES], readSites: [] };
const at = (address: string) => new URL(address);

describe('classOfSite', () => {
  it.each([
    ['mail.google.com', 'mail'],
    ['webmail.uni.example.edu', 'mail'],
    ['web.whatsapp.com', 'mail'],
    ['www.chase.com', 'banking'],
    ['onlinebanking.example.com', 'banking'],
    ['my.first.bank', 'banking'],
    ['mychart.clinic.example.org', 'health'],
    ['www.doctolib.fr', 'health'],
    ['docs.google.com', 'editors'],
    ['tenant.sharepoint.com', 'editors'],
    ['wiki', 'local'],
    ['office', 'local'],
    ['outlook.cloud.microsoft', 'mail'],
    ['teams.cloud.microsoft', 'mail'],
    ['mail.yahoo.com', 'mail'],
    ['outlook.live.com', 'mail'],
    ['onedrive.live.com', 'editors'],
    ['www.icloud.com', 'mail'],
    ['app.element.io', 'mail'],
    ['ebank.example.com', 'banking'],
    ['www.myuhc.com', 'health'],
    ['team.atlassian.net', 'editors'],
    ['word.cloud.microsoft', 'editors'],
    ['trello.com', 'editors'],
    ['localhost', 'local'],
    ['fritz.box', 'local'],
    ['nas.fritz.box', 'local'],
    ['server.localdomain', 'local'],
    ['wiki.corp.internal', 'local'],
    ['printer.home.arpa', 'local'],
    ['printer.local', 'local'],
    ['192.168.1.20', 'local'],
    ['172.31.0.1', 'local'],
    ['127.0.0.1', 'local'],
    ['[::1]', 'local'],
    ['[fd12::1]', 'local'],
  ])('knows %s', (host, kind) => {
    expect(classOfSite(host)).toBe(kind);
  });

  it.each([
    'www.dailymail.co.uk',
    'mail.ru',
    'www.thebanker.com',
    'www.yahoo.com',
    'news.yahoo.com',
    'www.microsoft.com',
    'www.atlassian.com',
    'cloud.microsoft.example.com',
    'boxing.box',
    'www.nhs.uk',
    'www.healthline.com',
    'news.google.com',
    'blog.google.com',
    'banking.com',
    'localnews.example.com',
    '172.32.0.1',
    '8.8.8.8',
    'notchase.com',
    'www.theguardian.com',
  ])('leaves %s alone', (host) => {
    expect(classOfSite(host)).toBeNull();
  });
});

describe('unreadClass', () => {
  it('lets the reader switch a class off and except a site with its parts', () => {
    const page = at('https://docs.google.com/document/d/1');
    expect(unreadClass(page, RULES, () => false)).toBe('editors');
    expect(unreadClass(page, { ...RULES, unreadClasses: ['mail'] }, () => false)).toBeNull();
    expect(unreadClass(page, { ...RULES, readSites: ['google.com'] }, () => false)).toBeNull();
    expect(unreadClass(page, { ...RULES, readSites: ['gle.com'] }, () => false)).toBe('editors');
  });

  it('reads this computer only where a program drives the browser, and the network around it never', () => {
    expect(unreadClass(at('http://127.0.0.1:8080/a'), RULES, () => true)).toBeNull();
    expect(unreadClass(at('http://localhost/a'), RULES, () => false)).toBe('local');
    expect(unreadClass(at('http://10.0.0.7/a'), RULES, () => true)).toBe('local');
  });

  it('says nothing of the extension’s own pages', () => {
    expect(unreadClass({ protocol: 'chrome-extension:', hostname: 'abcdef' }, RULES, () => false)).toBeNull();
  });
});
