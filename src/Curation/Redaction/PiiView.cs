using System.Runtime.CompilerServices;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>The values of a text, found once for all that ask: the counts and the transform of one line of a recipe.</summary>
internal sealed class PiiView(PiiScanner scanner)
{
    private readonly ConditionalWeakTable<DocumentText, PiiMatch[]> _known = [];

    public PiiTypes Types => scanner.Types;

    public ReadOnlySpan<PiiMatch> Of(DocumentText text) => _known.GetValue(text, Find);

    private PiiMatch[] Find(DocumentText text)
    {
        using var found = scanner.Find(text.Utf8);
        return found.Items.ToArray();
    }
}
