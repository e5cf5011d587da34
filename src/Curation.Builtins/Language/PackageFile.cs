using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Curation.Builtins.Language;

/// <summary>A file of an unpacked package, and the paragraphs of ordinary text in it.</summary>
/// <param name="Locale">Of its text, as the package has it.</param>
internal sealed partial record PackageFile(string Path, string Locale)
{
    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The file, where its kind is known; the locale comes from the package's name or from a folder.</summary>
    public static PackageFile? Of(string package, string path)
    {
        if (path.EndsWith(".mo", StringComparison.Ordinal)) return new(path, CatalogLocale(path));
        if (path.EndsWith(".xpi", StringComparison.Ordinal)) return new(path, PackLocale().Match(path).Groups[1].Value);
        if (ShortText().Match(path) is { Success: true } text) return new(path, text.Groups[1].Value);
        if (ManualPage().Match(path) is { Success: true } page) return new(path, page.Groups[1].Success ? page.Groups[1].Value : "en");
        var compiled = path.EndsWith(".dat", StringComparison.Ordinal) || path.EndsWith(".u8", StringComparison.Ordinal);
        if (path.Contains("/games/fortunes/", StringComparison.Ordinal) && !compiled)
            return new(path, package == "fortunes-br" ? "pt" : package["fortunes-".Length..]);
        if (!path.EndsWith(".page", StringComparison.Ordinal) && !path.Contains(".html", StringComparison.Ordinal)) return null;
        if (HelpFolder().Match(path) is { Success: true } folder) return new(path, folder.Groups[1].Value);
        return PackageLocale().Match(package) is { Success: true } suffix ? new(path, suffix.Groups[1].Value) : new(path, "en");
    }

    /// <summary>Originals of a catalog, which are English.</summary>
    public IEnumerable<string> Originals() =>
        Path.EndsWith(".mo", StringComparison.Ordinal) ? MoCatalog.Read(File.ReadAllBytes(Path)).Select(pair => pair.Original) : [];

    public IEnumerable<string> Paragraphs()
    {
        if (Path.EndsWith(".mo", StringComparison.Ordinal))
            return MoCatalog.Read(File.ReadAllBytes(Path)).Where(pair => pair.Original != pair.Translation).Select(pair => pair.Translation);
        if (Path.EndsWith(".xpi", StringComparison.Ordinal)) return MozillaPack.Read(Path);
        if (Text() is not { } text) return [];
        if (Path.Contains("/man", StringComparison.Ordinal) && Path.EndsWith(".gz", StringComparison.Ordinal)) return ManText(text);
        return Path.EndsWith(".txt", StringComparison.Ordinal) ? text.Split('\n')
            : Path.Contains("/fortunes/", StringComparison.Ordinal) ? text.Split("\n%").Select(entry => entry.ReplaceLineEndings(" ")) : MarkupText(text);
    }

    private string? Text()
    {
        using var stream = File.OpenRead(Path);
        using var plain = Path.EndsWith(".gz", StringComparison.Ordinal) ? (Stream)new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var bytes = new MemoryStream();
        plain.CopyTo(bytes);
        try
        {
            return _strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static IEnumerable<string> MarkupText(string markup)
    {
        var text = Block().Replace(Unread().Replace(markup, "\n\n"), "\n\n");
        return WebUtility.HtmlDecode(AnyTag().Replace(text, "")).Split("\n\n").Select(paragraph => paragraph.ReplaceLineEndings(" "));
    }

    private static IEnumerable<string> ManText(string page)
    {
        var paragraph = new StringBuilder();
        foreach (var line in page.Split('\n'))
        {
            if (!line.StartsWith('.') && !line.StartsWith('\''))
            {
                paragraph.Append(ManEscape().Replace(line, "")).Append(' ');
                continue;
            }

            if (ManInline().Match(line) is { Success: true } macro)
            {
                paragraph.Append(ManEscape().Replace(line[macro.Length..], "").Replace("\"", "", StringComparison.Ordinal)).Append(' ');
            }
            else if (paragraph.Length > 0)
            {
                yield return paragraph.ToString();
                paragraph.Clear();
            }
        }

        yield return paragraph.ToString();
    }

    private static string CatalogLocale(string path)
    {
        if (CatalogFolder().Match(path) is { Success: true } folder) return folder.Groups[1].Value;
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return name[(name.LastIndexOf('-') + 1)..];
    }

    [GeneratedRegex("langpack-([^@/]+)@")]
    private static partial Regex PackLocale();

    [GeneratedRegex("/ShortTexts/([^/]+)\\.txt$")]
    private static partial Regex ShortText();

    [GeneratedRegex("/man/(?:([^/]+)/)?man[1-8]/")]
    private static partial Regex ManualPage();

    [GeneratedRegex("/(?:help|html|installation-guide-amd64)/([a-z]{2,3}(?:[-_@][A-Za-z]+)?|C)/")]
    private static partial Regex HelpFolder();

    [GeneratedRegex("-([a-z]{2}(?:-[a-z]{2})?)$")]
    private static partial Regex PackageLocale();

    [GeneratedRegex("/([^/]+)/LC_MESSAGES/")]
    private static partial Regex CatalogFolder();

    [GeneratedRegex("<!--.*?-->|<(script|style|pre|code|tt|kbd|samp|cmd|screen|head|nav|title)\\b.*?</\\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Unread();

    [GeneratedRegex("</?(p|div|li|td|th|tr|h[1-6]|dt|dd|ul|ol|table|br|item|title|section|note|page|info|desc|body|html)\\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"\\f.|\\\(..|\\[&|/,^:%e]|\\\*\S|\\[ds-]")]
    private static partial Regex ManEscape();

    [GeneratedRegex(@"^\.(B|I|BR|IR|RB|BI|RI|IB) ")]
    private static partial Regex ManInline();
}
