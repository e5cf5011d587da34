using System.Text;
using Curation.Core;
using Curation.Models.Hosts;

namespace Curation.Filters.Url;

/// <summary>What kind of site a document's host is, by its name: government, education, wiki, forum, blog, documentation, code, news, shop, organisation;
/// <c>other</c> where no pattern fits, <c>none</c> where there is no host.</summary>
/// <remarks>Host types divide a pool before it is cut, as the URL's kind of site does for AboutMe (Lucy et al. 2024, 2401.06408). A guess about the site,
/// never about its authors.</remarks>
[Stage("host-type")]
public sealed record HostType : Labeler
{
    private (string Type, byte[][] Patterns)[] _types = [];

    /// <summary>Lines of a type, a tab and its patterns: a path or <c>builtin:name</c>.</summary>
    public string Types { get; init; } = "builtin:host-types";

    public override string Summary => "The kind of site by its host's name: government, education, wiki, forum, blog, documentation, code, news, shop, …";

    public override string Origin => "own patterns over second-level domains and host names";

    /// <exception cref="RecipeException">A line is not a type, a tab and patterns.</exception>
    public override Stage Open(IAssets assets) => this with
    {
        _types =
        [
            .. Encoding.UTF8.GetString(assets.Read(Types)).Split('\n').Index()
                .Where(line => line.Item.Trim().Length > 0 && line.Item[0] != '#').Select(line => Parse(line.Item.Trim(), line.Index + 1)),
        ],
    };

    public override Label Classify(Document document)
    {
        var host = UrlText.HostOf(document.Url).AsSpan();
        if (host.IsEmpty) return new Label("none", 0);
        foreach (var (type, patterns) in _types)
        {
            foreach (var pattern in patterns)
            {
                if (pattern[0] == '.' ? EndsIn(host, pattern.AsSpan(1)) : HasLabel(host, pattern)) return new Label(type, 1);
            }
        }

        return new Label("other", 1);
    }

    private (string, byte[][]) Parse(string line, int number) =>
        line.Split('\t') is [{ Length: > 0 } type, var patterns] && patterns.Split(' ') is var all && all.All(pattern => pattern.Trim('*').Length > 1)
            ? (type, [.. all.Select(Encoding.UTF8.GetBytes)])
            : throw new RecipeException($"{Types}, line {number}: \"{line}\"; expected a type, a tab, and patterns of two characters or more");

    /// <summary>Whether the last labels of a host are these; <c>*</c> as the last stands for any.</summary>
    private static bool EndsIn(ReadOnlySpan<byte> host, ReadOnlySpan<byte> suffix)
    {
        if (!suffix.EndsWith(".*"u8)) return host.EndsWith(suffix) && (host.Length == suffix.Length || host[^(suffix.Length + 1)] == '.');
        var last = host.LastIndexOf((byte)'.');
        return last > suffix.Length - 2 && host[..last].EndsWith(suffix[..^2]) && host[last - suffix.Length + 1] == '.';
    }

    private static bool HasLabel(ReadOnlySpan<byte> host, ReadOnlySpan<byte> pattern)
    {
        var (before, behind) = (pattern[0] == '*', pattern[^1] == '*');
        var core = pattern.Trim((byte)'*');
        if (HostText.IsAddress(host)) return false;
        for (var rest = host; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'.') is >= 0 and var dot ? dot : rest.Length;
            var label = rest[..end];
            if ((before, behind) switch
            {
                (true, true) => label.IndexOf(core) >= 0,
                (true, false) => label.EndsWith(core),
                (false, true) => label.StartsWith(core),
                _ => label.SequenceEqual(core),
            }) return true;
            rest = end == rest.Length ? [] : rest[(end + 1)..];
        }

        return false;
    }
}
