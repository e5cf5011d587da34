using System.Globalization;
using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Drops lines that were seen on many pages of the same host: menus, footers, notices.</summary>
/// <remarks>A page by itself does not show which those are, so a list is made in a pass of its own: <c>curation boilerplate</c>. Lines are compared after
/// stripping white space, as they were extracted: the stage stands before others that rewrite lines. Source: deduplication of paragraphs as in CCNet
/// (Wenzek et al. 2020, section 3.1), by host.</remarks>
[Stage("boilerplate-lines")]
internal sealed record BoilerplateLines : Transform
{
    private HashSet<ulong>? _lines;

    /// <summary>The list that <c>curation boilerplate</c> wrote: a path.</summary>
    public string? List { get; init; }

    public override string Summary => "drops lines that a list names as boilerplate of the page's host";

    public override string Origin => "after Wenzek et al. 2020 (CCNet), section 3.1, by host; lists are made by curation boilerplate";

    public override bool CountsCuts => true;

    public override Stage Open(IAssets assets) => List is null
        ? throw new RecipeException("boilerplate-lines: list is missing; expected a file that curation boilerplate wrote")
        : this with { _lines = Read(List, assets.Read(List)) };

    public override DocumentText Apply(Document document)
    {
        var lines = _lines ?? throw new InvalidOperationException("boilerplate-lines is not opened");
        if (lines.Count == 0) return document.Text;
        var host = HostLines.SeedOf(document.Host);
        return KeptLines.Of(document.Text, line => !lines.Contains(HostLines.KeyOf(host, line)));
    }

    private static HashSet<ulong> Read(string name, byte[] list)
    {
        var lines = new HashSet<ulong>();
        var number = 0;
        foreach (var row in Encoding.UTF8.GetString(list).Split('\n'))
        {
            number++;
            if (row.Length == 0 || row[0] == '#') continue;
            if (!ulong.TryParse(row.AsSpan(0, Math.Max(0, row.IndexOf('\t'))), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key))
                throw new RecipeException($"{name}:{number}: \"{row[..Math.Min(row.Length, 40)]}\" is no row of such a list; expected hash, pages, host, line");
            lines.Add(key);
        }

        return lines;
    }
}
