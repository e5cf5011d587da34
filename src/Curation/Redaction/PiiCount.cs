using Curation.Core;

namespace Curation.Redaction;

/// <summary>How many values of one type a text has; those of reserved ranges do not count.</summary>
[Stage("pii-count")]
internal sealed record PiiCount : Filter
{
    private PiiView? _view;

    /// <summary>What is counted.</summary>
    public PiiType Type { get; init; }

    internal PiiView? Shared { get; init; }

    public override bool IsInteger => true;

    public override int Revision => 4;

    public override PeerReasons PeerReasons => PeerReasons.Unnamed;

    public override string Summary =>
        "number of values of one type of personal data or secret; in redact-pii at most 0 where the policy of the type is drop-document";

    public override string Origin => "Dolma taggers/pii.py (counts of spans)";

    public override Stage Open(IAssets assets) =>
        this with { _view = Shared is { } shared && shared.Types.Has(Type) ? shared : new PiiView(new PiiScanner(default(PiiTypes).With(Type))) };

    public override double Measure(Document document)
    {
        var count = 0;
        foreach (var match in (_view ?? throw new InvalidOperationException("pii-count is not opened")).Of(document.Text))
        {
            if (match.Type == Type && !match.IsReserved) count++;
        }

        return count;
    }
}
