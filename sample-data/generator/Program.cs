using System.Text;
using SampleCrawl;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
var root = Library.FindRoot();
var crawl = new Crawl(new Library(root));
if (args is ["--check"]) return Check.Print(crawl, root);
if (args is ["--texts", var texts]) return Expected.WriteTexts(crawl.Files, texts);

var folder = Directory.CreateDirectory(Path.Combine(root, "crawl")).FullName;
foreach (var stale in Directory.GetFiles(folder)) File.Delete(stale);
foreach (var file in crawl.Files) File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
File.WriteAllBytes(Path.Combine(root, "expected", "pages.jsonl"), Expected.Rows(crawl.Files));
File.WriteAllBytes(Path.Combine(root, "expected", "identifiers.txt"), Expected.Identifiers(crawl.Identifiers));
return 0;
