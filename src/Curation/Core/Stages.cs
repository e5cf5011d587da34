using Curation.Text;

namespace Curation.Core;

/// <summary>The name of a stage in a recipe. It stands on the type and nowhere else.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StageAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>What it is called where only its kind may stand, though another kind has the name too; null: as everywhere.</summary>
    public string? Short { get; init; }

    /// <summary>The option that may be given alone: <c>name: value</c>.</summary>
    public string? Main { get; init; }
}

/// <summary>One line of a recipe. Immutable; options are its <c>init</c> properties, bound by name in kebab-case.</summary>
/// <remarks>The summary and the <c>Source</c> of each stage are what <c>curation stages</c> prints.</remarks>
public abstract record Stage
{
    /// <summary>One sentence: what it measures or rewrites.</summary>
    public abstract string Summary { get; }

    /// <summary>Paper and table, or reference implementation.</summary>
    public abstract string Origin { get; }

    /// <summary>Raised by hand whenever the output changes for the same input and options.</summary>
    public virtual int Revision => 1;

    /// <summary>Whether it looks at <see cref="Document.Language"/>.</summary>
    public virtual bool ReadsLanguage => false;

    /// <summary>Loads what the stage needs and returns the stage that runs. Called once, before any document; checks options.</summary>
    /// <exception cref="RecipeException">An option or asset is not usable.</exception>
    public virtual Stage Open(IAssets assets) => this;
}

/// <summary>Judges a document by one number and an allowed range.</summary>
public abstract record Filter : Stage
{
    /// <summary>Smallest value that is kept; null: no lower bound.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value that is kept; null: no upper bound.</summary>
    public double? Max { get; init; }

    /// <summary>Whether the number is a count. Counts are stored as 64-bit integers.</summary>
    public virtual bool IsInteger => false;

    /// <summary>The numbers there can be. A range that begins or ends outside of them is a mistake in a recipe.</summary>
    public virtual Bounds Bounds => Bounds.Number;

    /// <summary>What the reference implementation calls a value below <see cref="Min"/> and one above <see cref="Max"/>.
    /// A family gives its rules the names of its dialect.</summary>
    public virtual PeerReasons PeerReasons { get; internal init; }

    /// <summary>The number: a count, or a double made by one division; NaN where it is undefined (then the document passes). Pure and thread-safe.</summary>
    public abstract double Measure(Document document);

    /// <summary>Whether a stored value lies in the range. NaN does.</summary>
    public bool Allows(double measured) => !(measured < Min) && !(measured > Max);
}

/// <summary>The reference implementation's names for the two ways to fall.</summary>
public readonly record struct PeerReasons(string? Below, string? Above)
{
    /// <summary>The reference gives a drop no name, or the rule is our own.</summary>
    public static readonly PeerReasons Unnamed = new(null, null) { IsUnnamed = true };

    /// <summary>Whether it is said that there is no name.</summary>
    public bool IsUnnamed { get; private init; }
}

/// <summary>Names something about a document, such as its language, with a share of certainty in [0, 1].</summary>
/// <remarks>Drops with rule <c>label</c> when the label is not listed, with rule <c>score</c> when the share is too small.</remarks>
public abstract record Labeler : Stage
{
    /// <summary>Labels that are kept; null: all.</summary>
    public IReadOnlyList<string>? Keep { get; init; }

    /// <summary>Smallest share that is kept; null: any.</summary>
    public double? Min { get; init; }

    /// <summary>Whether its labels are languages, which later stages may ask for.</summary>
    public virtual bool NamesLanguage => false;

    public abstract Label Classify(Document document);

    /// <summary>The rule a stored label and share break: <c>label</c>, <c>score</c>, or null.</summary>
    public string? RuleAgainst(string name, double score) => Keep is { } keep && !keep.Contains(name) ? "label" : score < Min ? "score" : null;
}

/// <summary>A label and the share of certainty in it.</summary>
public readonly record struct Label(string Name, double Score);

/// <summary>Rewrites a document's text. Pure and thread-safe; returns the text it was given where nothing changes.</summary>
public abstract record Transform : Stage
{
    /// <summary>Whether what it takes away is counted for each document: the signals <c>stage/removed-characters</c> and <c>stage/removed-lines</c>.</summary>
    public virtual bool CountsCuts => false;

    /// <summary>Whether the places it rewrites are stored for each document, as the text <c>stage/spans</c> beside its signals.</summary>
    public virtual bool TellsSpans => false;

    public abstract DocumentText Apply(Document document);

    /// <summary>What it finds in a document and where: <c>type start-end</c>, set apart by commas, in bytes of the text it is given; null for nothing.
    /// Never what stands there.</summary>
    public virtual string? Spans(Document document) => null;

    /// <summary>The same with every replaced span as its type tag, so that surrogates cannot hide a duplicate.</summary>
    public virtual DocumentText ApplyForDedup(Document document) => Apply(document);
}

/// <summary>A published set of rules that one line of a recipe stands for.</summary>
public abstract record Family : Stage
{
    /// <summary>The named variant; null: the first of <see cref="Dialects"/>.</summary>
    public string? Dialect { get; init; }

    /// <summary>Known dialects, the default first.</summary>
    public abstract IReadOnlyList<string> Dialects { get; }

    /// <summary>The rules of the chosen dialect in the published order, with the published ranges.
    /// A recipe may set options of any of them by rule name.</summary>
    public abstract IReadOnlyList<Rule> Rules { get; }

    protected string ChosenDialect => Dialect ?? Dialects[0];
}

/// <summary>A member of a family: its name within the family, and the filter or transform that it is.</summary>
public readonly record struct Rule(string Name, Stage Stage);

/// <summary>Scores the quality of a document's final text; more is better.</summary>
public abstract record Scorer : Stage
{
    /// <summary>A finite score, or NaN for the lowest. Pure and thread-safe.</summary>
    public abstract double Score(Document document);
}
