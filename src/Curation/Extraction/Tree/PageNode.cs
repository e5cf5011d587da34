namespace Curation.Extraction.Tree;

/// <summary>An element or a text. Nodes lie in document order: a subtree is the range from its root up to <see cref="End"/>.</summary>
internal struct PageNode
{
    public Tag Tag;
    public Category Category;

    /// <summary>Whether it is left out of the answer; its descendants are then never visited.</summary>
    public bool IsDropped;

    /// <summary>Of a text: a formula, which nothing is added to.</summary>
    public bool IsFormula;

    /// <summary>The rule that dropped it; <see cref="Cut.None"/> where it is kept, or fell with what it lies in.</summary>
    public Cut Cut;
    public int Parent;
    public int Depth;

    /// <summary>Index behind the last descendant.</summary>
    public int End;

    /// <summary>Of a text: where its bytes are; see <see cref="PageTree.TextOf"/>. Of code, and of a box around it: where the name of its
    /// language is.</summary>
    public int Start, Length;

    /// <summary>The innermost element around it, or itself, that starts on a line of its own.</summary>
    public int Block;

    /// <summary>Of a numbered list: what its first number is above one. Of an item: its number where it names one, or 0.</summary>
    public int FirstNumber
    {
        readonly get => Start;
        set => Start = value;
    }

    /// <summary>Of an anchor: a place that links lead to, and none itself.</summary>
    public bool IsPlace
    {
        readonly get => Start != 0;
        set => Start = value ? 1 : 0;
    }

    /// <summary>Of a numbered list: whether it counts down.</summary>
    public bool IsReversed
    {
        readonly get => Length != 0;
        set => Length = value ? 1 : 0;
    }

    /// <summary>Of an input: the box that it is.</summary>
    public Check Check
    {
        readonly get => (Check)Start;
        set => Start = (int)value;
    }

    /// <summary>Of a cell: how many columns beside its own it covers.</summary>
    public int MoreColumns
    {
        readonly get => Start;
        set => Start = value;
    }

    /// <summary>Of a cell: how many rows below its own it covers.</summary>
    public int MoreRows
    {
        readonly get => Length;
        set => Length = value;
    }

    /// <summary>Of the kept texts within.</summary>
    public TextSums Sums;

    /// <summary>Of a block: of the kept texts that lie in no smaller block.</summary>
    public TextSums Own;

    /// <summary>How much running text it holds; see <see cref="Scoring.BlockScore"/>.</summary>
    public int Score;
}

/// <summary>Why a part of a page is left out.</summary>
internal enum Cut : byte
{
    None,
    Silent,
    Hidden,
    Comments,
    Frame,
    PointerLine,
    LinkList,
    BesideMain,
}

/// <summary>A box before a task, or none.</summary>
internal enum Check : byte
{
    None,
    Open,
    Done,
}

/// <summary>What is counted about text: characters after white space is collapsed, those in links, sentence ends, commas, and paragraphs with text.</summary>
internal struct TextSums
{
    public int Characters, LinkCharacters, Sentences, Commas, Paragraphs;

    public readonly int Clean => Characters - LinkCharacters;

    public readonly double LinkDensity => Characters == 0 ? 0 : (double)LinkCharacters / Characters;

    public void Add(in TextSums other)
    {
        Characters += other.Characters;
        LinkCharacters += other.LinkCharacters;
        Sentences += other.Sentences;
        Commas += other.Commas;
        Paragraphs += other.Paragraphs;
    }

    public void Subtract(in TextSums other)
    {
        Characters -= other.Characters;
        LinkCharacters -= other.LinkCharacters;
        Sentences -= other.Sentences;
        Commas -= other.Commas;
        Paragraphs -= other.Paragraphs;
    }

    public void AddSpace(bool isInLink)
    {
        Characters++;
        if (isInLink) LinkCharacters++;
    }
}
