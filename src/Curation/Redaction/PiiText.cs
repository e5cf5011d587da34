using System.Buffers;
using System.Globalization;
using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>Replaces the values of a text as the policies say. Linear in the text; its own output is left as it is.</summary>
/// <remarks>Source: the types and rules that each scanner names. Names and postal addresses are not looked for. Values are kept nowhere.</remarks>
[Stage("pii-text")]
public sealed record PiiText : Transform
{
    private const int MostRounds = 4;
    private PiiView? _view;
    private Surrogates? _surrogates;

    /// <summary>What becomes of the values of each type.</summary>
    public PiiPolicies Policies { get; init; } = new();

    /// <summary>Whether <c>ann [at] site.org</c> is an address.</summary>
    public bool AtForms { get; init; }

    /// <summary>Makes the surrogates of one data set unlike those of another.</summary>
    public string Key { get; init; } = "curation";

    public override int Revision => 8;

    public override bool TellsSpans => true;

    public override string Summary => "Replaces personal data and secrets by surrogates of reserved ranges, by tags, or by nothing.";

    public override string Origin => "datatrove formatters/pii.py; Presidio; the registries and standards of each type";

    internal PiiView? Shared { get; init; }

    public override Stage Open(IAssets assets) => this with
    {
        _view = Shared is { } shared && shared.Types == Policies.Wanted ? shared : new PiiView(new PiiScanner(Policies.Wanted, AtForms)),
        _surrogates = new Surrogates(Key),
    };

    public override DocumentText Apply(Document document) => Rewrite(document.Text, false);

    /// <summary>Tags in place of every value and of every surrogate, so that the text before and after <see cref="Apply"/> gives the same.</summary>
    public override DocumentText ApplyForDedup(Document document) => Rewrite(document.Text, true);

    /// <summary>Type and place of each value, of those that are somebody's.</summary>
    public override string? Spans(Document document)
    {
        StringBuilder? spans = null;
        foreach (var match in (_view ?? throw new InvalidOperationException("pii-text is not opened")).Of(document.Text))
        {
            if (match.IsReserved) continue;
            spans = spans?.Append(", ") ?? new StringBuilder();
            spans.Append(CultureInfo.InvariantCulture, $"{Tags.Name(match.Type)} {match.Start}-{match.End}");
        }

        return spans?.ToString();
    }

    private DocumentText Rewrite(DocumentText given, bool forDedup)
    {
        var (view, surrogates) = (_view, _surrogates) is ({ } v, { } s) ? (v, s) : throw new InvalidOperationException("pii-text is not opened");
        var current = given;
        // what is cut out leaves side by side what may be a value in turn; each round finds fewer
        for (var round = 0; round < (Policies.AnyCut ? MostRounds : 1); round++)
        {
            if (Once(current, view, surrogates, forDedup) is not { } next) break;
            current = next;
        }

        return current;
    }

    private DocumentText? Once(DocumentText document, PiiView view, Surrogates surrogates, bool forDedup)
    {
        var text = document.Utf8;
        ArrayBufferWriter<byte>? output = null;
        var copied = 0;
        foreach (var match in view.Of(document))
        {
            if (match.IsReserved && !(forDedup && match.IsSurrogate)) continue;
            output ??= new ArrayBufferWriter<byte>(text.Length + 64);
            output.Write(text[copied..match.Start]);
            copied = match.End;
            var policy = forDedup ? RedactionPolicy.Tag : Policies.Of(match.Type);
            if (policy == RedactionPolicy.Surrogate) Encoding.UTF8.GetBytes(surrogates.Of(match.Type, text[match.Start..match.End]), output);
            else if (policy != RedactionPolicy.DropSpan) output.Write(Tags.Of(match.Type));
        }

        if (output is null) return null;
        output.Write(text[copied..]);
        return DocumentText.FromUtf8(output.WrittenMemory);
    }
}
