using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Curation.Builtins.Language;
using Curation.Core;
using Curation.Extraction;
using Curation.Text;

namespace Curation.Builtins.EnglishQuality;

/// <summary>A text of a package.</summary>
/// <param name="IsJunk">Of a kind that is never prose: change logs, licences, sources, lists, translations.</param>
internal sealed record PackageText(string Package, string Path, string Text, bool IsJunk);

/// <summary>The texts of an unpacked package, as paragraphs between empty lines.</summary>
internal sealed partial class PackageTexts
{
    private const int MostFilesOfAKind = 500, LongestText = 40_000, ShortestEntry = 300, EntriesTogether = 3;
    private readonly PageExtractor _extractor = new(new ExtractOptions());

    public IEnumerable<PackageText> Of(string folder)
    {
        var package = Path.GetFileName(folder);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).LinkTarget is null)
            .GroupBy(file => KindOf(file[folder.Length..])).OrderBy(group => group.Key);
        foreach (var kind in files.Where(kind => kind.Key != Kind.None))
        {
            foreach (var file in kind.OrderBy(file => XxHash64.Hash(file[folder.Length..])).Take(MostFilesOfAKind))
            {
                foreach (var text in Read(kind.Key, file))
                {
                    if (text.Length > 0) yield return new(package, file[(folder.Length + 1)..], Cut(text), kind.Key >= Kind.Junk);
                }
            }
        }
    }

    private enum Kind { None, Page, Markup, Pod, Plain, Story, Dictionary, Messages, Entries, Junk, Manual, Catalog, List }

    private static Kind KindOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (Junk().IsMatch(path)) return Kind.Junk;
        if (name == "contents.list" || path.Contains("/usr/share/dict/", StringComparison.Ordinal)) return Kind.List;
        if (ManualPage().IsMatch(path)) return Kind.Manual;
        if (name.EndsWith(".mo", StringComparison.Ordinal)) return CatalogKind(path);
        if (name.EndsWith(".dict.dz", StringComparison.Ordinal)) return Kind.Dictionary;
        if (path.Contains("/endless-sky/", StringComparison.Ordinal)) return name.EndsWith(".txt", StringComparison.Ordinal) ? Kind.Story : Kind.None;
        if (path.Contains("/descript/", StringComparison.Ordinal)) return path.Split('/')[^2] == "descript" ? Kind.Entries : Kind.None;
        if (name.EndsWith(".pod", StringComparison.Ordinal)) return Kind.Pod;
        var isForeign = Foreign().IsMatch(path) || (name.Contains("description.", StringComparison.Ordinal) && name != "description.en.utf8")
            || (name.StartsWith("training_", StringComparison.Ordinal) && name != "training_english_GB.txt");
        if (isForeign) return Kind.None;
        if (name.EndsWith(".page", StringComparison.Ordinal) || name.EndsWith(".docbook", StringComparison.Ordinal)
            || name.EndsWith(".utf8", StringComparison.Ordinal)) return Kind.Markup;
        if (name.Contains(".htm", StringComparison.Ordinal)) return Kind.Page;
        return Text().IsMatch(name) || path.Contains("/etc/", StringComparison.Ordinal) && name.All(char.IsAsciiLetterUpper) ? Kind.Plain : Kind.None;
    }

    /// <summary>Of the stories one catalog is enough: the originals are the same in each.</summary>
    private static Kind CatalogKind(string path)
    {
        var isGerman = path.Contains("/de/", StringComparison.Ordinal);
        if (isGerman && path.Contains("/wesnoth/1.16/", StringComparison.Ordinal)) return Kind.Messages;
        return isGerman || path.Contains("/fr/", StringComparison.Ordinal) ? Kind.Catalog : Kind.None;
    }

    private IEnumerable<string> Read(Kind kind, string file)
    {
        switch (kind)
        {
            case Kind.Page:
                return [Extracted(Bytes(file))];
            case Kind.Markup:
                return [string.Join("\n\n", Paragraph().Matches(Whole(file)).Select(match => Plain(match.Groups[2].Value)))];
            case Kind.Pod:
                var paragraphs = Blocks(Whole(file)).Where(block => block[0] != '=');
                return [string.Join("\n\n", paragraphs.Select(block => PodCode().Replace(Joined(block), "$1")))];
            case Kind.Story:
                var said = Said().Matches(Whole(file)).Select(match => match.Groups[1].Value.Trim());
                return said.Where(line => line.Length > 60).Chunk(12).Select(lines => string.Join("\n\n", lines));
            case Kind.Messages:
                var messages = MoCatalog.Read(File.ReadAllBytes(file)).Select(pair => pair.Original).Where(message => message.Length > 80);
                return messages.Chunk(10).Select(several => string.Join("\n\n", several.Select(Joined)));
            case Kind.Dictionary:
                var entries = DictionaryEntry().Split(Whole(file)).Where(entry => entry.Length > ShortestEntry);
                return entries.Chunk(EntriesTogether)
                    .Select(several => string.Join("\n\n", several.SelectMany(entry => Blocks(Definition(entry))).Select(Joined)))
                    .OrderBy(XxHash64Of).Take(MostFilesOfAKind);
            case Kind.Entries:
                return Whole(file).Split("%%%%").Chunk(6).Select(several => string.Join("\n\n", several.SelectMany(Blocks).Select(Joined)));
            case Kind.Catalog:
                var pairs = MoCatalog.Read(File.ReadAllBytes(file)).Select(pair => $"{pair.Original}\n{pair.Translation}");
                return pairs.Chunk(40).Take(20).Select(several => string.Join("\n", several));
            case Kind.List:
                return Whole(file).Split('\n').Chunk(200).OrderBy(lines => XxHash64Of(lines[0])).Take(8).Select(lines => string.Join("\n", lines));
            case Kind.Manual:
                return [ManualCode().Replace(Whole(file), " ")];
            case Kind.Junk:
                return [Whole(file)];
            default:
                return [string.Join("\n\n", Blocks(Whole(file)).Select(Joined))];
        }
    }

    private string Extracted(byte[] page)
    {
        try
        {
            return Encoding.UTF8.GetString(_extractor.Extract(page, new PageContext("")).Text.Span);
        }
        catch (BadRecordException)
        {
            return "";
        }
    }

    private static ulong XxHash64Of(string text) => XxHash64.Hash(text);

    private static IEnumerable<string> Blocks(string text) => EmptyLine().Split(text).Where(block => block.Trim().Length > 0);

    /// <summary>A paragraph that was wrapped as one line; what is set in columns keeps its lines.</summary>
    private static string Joined(string block)
    {
        var lines = block.Trim('\n').Split('\n');
        var isSet = lines.Count(line => line.TrimStart().Contains("   ", StringComparison.Ordinal)) * 3 > lines.Length;
        return isSet ? block : Spaces().Replace(block.Trim(), " ");
    }

    /// <summary>An entry without its head and the marks of its fields.</summary>
    private static string Definition(string entry) =>
        Field().Replace(entry[(entry.IndexOf('\n', StringComparison.Ordinal) + 1)..], "")
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private static string Plain(string markup) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(Entity().Replace(markup, "$1"), "")), " ").Trim();

    /// <summary>A part from somewhere in a long text, the same every time.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= LongestText) return text;
        var start = (int)(XxHash64.Hash(text.Length.ToString(CultureInfo.InvariantCulture)) % (ulong)(text.Length - LongestText));
        return text.Substring(start, LongestText);
    }

    private static string Whole(string file) => Encoding.UTF8.GetString(Bytes(file)).ReplaceLineEndings("\n");

    private static byte[] Bytes(string file)
    {
        using var stream = File.OpenRead(file);
        using var plain = file.EndsWith('z') ? (Stream)new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var bytes = new MemoryStream();
        plain.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@"/(changelog|hangelog|NEWS)[^/]*$|/copyright$|\.(py|c|h|cpp|lua|pl|ruleset|tmpl|des)(\.gz)?$")]
    private static partial Regex Junk();

    [GeneratedRegex(@"/man/man[1-8]/")]
    private static partial Regex ManualPage();

    [GeneratedRegex(@"/(help|HTML|html|doc)/(?!C/|en/)[a-z]{2}([-_@][A-Za-z]+)?/"
        + @"|/rust-doc/html/(src|core|alloc|test|proc_macro|unstable-book|error_codes)/"
        + @"|[._-](de|fr|es|it|ja|pl|ru|pt|pt-br|zh|zh-cn|nl|cs|sv|da|ko)\.(html|txt)")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\.(txt|rst|md)(\.gz)?$|^(README|FAQ)[^/]*$")]
    private static partial Regex Text();

    [GeneratedRegex(@"<(para|p)\b[^>]*>(.*?)</\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("&([a-z][a-z0-9-]{2,});(?<!&(?:amp|quot|apos|nbsp);)")]
    private static partial Regex Entity();

    [GeneratedRegex(@"[A-Z]<+\s*([^<>]*?)\s*>+")]
    private static partial Regex PodCode();

    [GeneratedRegex("`([^`\n]{30,})`")]
    private static partial Regex Said();

    [GeneratedRegex(@"<[^<>\n]*>|\[[^\[\]]*\]|^\s*(n|v|adj|abbr)\.\s+|^\s*:.*?:|/[^/\n]{2,40}/,?", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"\n(?=\S)")]
    private static partial Regex DictionaryEntry();

    [GeneratedRegex(@"^\.\S*\s|\\f.|\\-|\\\S", RegexOptions.Multiline)]
    private static partial Regex ManualCode();

    [GeneratedRegex(@"\n[ \t]*\n+")]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
