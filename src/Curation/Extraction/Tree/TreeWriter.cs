using System.Buffers;
using System.Runtime.CompilerServices;
using Curation.Core;

namespace Curation.Extraction.Tree;

/// <summary>Writes a tree through the stack of its open elements, within the limits of a page.</summary>
internal sealed class TreeWriter(PageTree tree, ExtractOptions limits)
{
    private static readonly SearchValues<byte> _spaces = SearchValues.Create(" \t\r\n\f"u8);
    private readonly int[] _nodes = new int[limits.MaxDepth + 2];
    private readonly Tag[] _tags = new Tag[limits.MaxDepth + 2];
    private readonly uint[] _names = new uint[limits.MaxDepth + 2];
    private readonly bool[] _isWatched = new bool[limits.MaxDepth + 2];
    private readonly int[] _counts = new int[256];
    private readonly Formula _formula = new();
    private readonly Panels _panels = new(tree);
    private readonly MathRendering _rendering = new(tree);
    private readonly TypedTerminal _terminal = new();
    private readonly ShadowTrees _shadows = new(tree, limits.MaxDepth);
    private int _silent, _shown, _preformatted, _paragraph, _behindFormula, _tex, _places;
    private bool _isBehindBreak;

    public int Depth { get; private set; }

    public Tag Top => _tags[Depth - 1];

    public bool IsInLink => _counts[(byte)Tag.A] > _places && !_panels.IsInOpener;

    public bool IsPreformatted => _preformatted > 0;

    /// <summary>Whether a template is open that is no shadow tree.</summary>
    public bool IsInUnseenTemplate => Count(Tag.Template) > _shown;

    public Tag TagAt(int depth) => _tags[depth];

    public uint NameAt(int depth) => _names[depth];

    public int NodeAt(int depth) => _nodes[depth];

    /// <summary>How many of them are open.</summary>
    public int Count(Tag tag) => _counts[(byte)tag];

    /// <summary>An empty tree with the body open.</summary>
    public void Begin()
    {
        tree.Clear();
        Array.Clear(_counts);
        _places = 0;
        (Depth, _silent, _shown, _preformatted, _paragraph, _behindFormula, _tex, _isBehindBreak) = (0, 0, 0, 0, -1, -1, -1, true);
        _panels.Begin();
        _rendering.Begin();
        _terminal.Begin();
        _shadows.Begin();
        Push(Tag.Body, Category.None);
    }

    public void Finish()
    {
        while (Depth > 0) Pop();
        _panels.Finish();
        _shadows.Finish();
    }

    public int Push(Tag tag, Category category, uint name = 0)
    {
        if (Depth > limits.MaxDepth) throw new BadRecordException("too-deep", FormattableString.Invariant($"elements nest deeper than {limits.MaxDepth}"));
        if (tag == Tag.Dialog) category |= Category.Dialog;
        // what shows a formula to the eye stands hidden from readers behind its MathML (KaTeX)
        var isPicture = tree.Count == _behindFormula && tag == Tag.Span && (category & Category.Hidden) != 0;
        var node = Add(isPicture ? Tag.Math : tag, category, isWhole: false);
        if (tag == Tag.Math) _formula.Begin();
        else if (tag == Tag.Foreign && _counts[(byte)Tag.Math] > 0) _formula.Open(name);
        _tex = -1;
        (_nodes[Depth], _tags[Depth], _names[Depth], _isWatched[Depth]) = (node, tag, name, false);
        Depth++;
        _counts[(byte)tag]++;
        if (tag.Has(Traits.Silent)) _silent++;
        else if (tag.Has(Traits.Preformatted)) _preformatted++;
        return node;
    }

    /// <summary>Opens a copy of an element, with what its attributes said.</summary>
    public int PushAgain(int first, Tag tag, Category category)
    {
        var node = Push(tag, category);
        if (tree[first].Block == first) tree[node].Block = node;
        if (tag == Tag.A && tree[first].IsPlace) KeepPlace(node);
        _isWatched[Depth - 1] |= _panels.KeepCopy(first, node, Count(Tag.Nav) > 0);
        return node;
    }

    /// <param name="isWhole">Whether nothing will stand within.</param>
    public int Add(Tag tag, Category category, bool isWhole = true)
    {
        CheckNodes();
        if (tag.Has(Traits.BreaksLine)) _isBehindBreak = true;
        if (tag == Tag.Foreign && isWhole && _counts[(byte)Tag.Math] > 0)
        {
            _formula.Open(0);
            _formula.Close();
        }

        return tree.Add(tag == Tag.Foreign ? Tag.Unknown : tag, category, Depth == 0 ? 0 : _nodes[Depth - 1], Depth);
    }

    /// <summary>What the attributes of the element say that was pushed or added last.</summary>
    public void Keep(in PageAttributes attributes, int node)
    {
        attributes.Keep(tree, node);
        var tag = tree[node].Tag;
        if (NodeAt(Depth - 1) == node) KeepOpen(attributes, node);
        if (tag == Tag.Math) _formula.Instead(attributes.Alternative);
        else if (attributes.IsTex && (tag == Tag.Script || Top == Tag.Foreign)) BeginTex(tag);
        else if (tag == Tag.Img && node != _behindFormula && attributes.IsFormula) AddFormula(attributes.Alternative);
    }

    /// <summary>The same of an element that is open.</summary>
    private void KeepOpen(in PageAttributes attributes, int node)
    {
        if (!attributes.Class.IsEmpty) _isWatched[Depth - 1] |= _rendering.Keep(attributes.Class, node) || _terminal.Keep(attributes.Class, node);
        ref var element = ref tree[node];
        if (element.Tag == Tag.A && attributes.IsPlace) KeepPlace(node);
        if (!attributes.IsRare && !_shadows.IsOpen && element.Tag != Tag.Button) return;
        _isWatched[Depth - 1] |= _panels.Keep(attributes, node, Count(Tag.Nav) > 0);
        _shadows.Keep(attributes, node, NameAt(Depth - 1));
        if (attributes.IsBlock) element.Block = node;
        if (element.Tag == Tag.Button && IsLabel(attributes, element) && !IsBehindHeading(attributes, node)) element.Tag = Tag.Span;
        if (element.Tag != Tag.Template || !attributes.IsShadow || !_shadows.Take(node)) return;
        element.Tag = Tag.Unknown;
        _isWatched[Depth - 1] = true;
        _silent--;
        _shown++;
    }

    private void KeepPlace(int anchor)
    {
        tree[anchor].IsPlace = true;
        _places++;
    }

    /// <summary>Whether a button is the heading of what it opens.</summary>
    private bool IsLabel(in PageAttributes attributes, in PageNode button)
    {
        for (var tag = Tag.H1; tag <= Tag.H6; tag++)
        {
            if (Count(tag) > 0) return true;
        }

        var names = button.Category | tree[button.Parent].Category;
        var isPanel = attributes.Click.IsPanel && Count(Tag.Nav) == 0 && (names & (Category.Panel | Category.Navigation)) == Category.Panel;
        return isPanel || Count(Tag.Dt) > 0 || attributes.Class.StartsWith("accordion"u8) || attributes.Class.StartsWith("collapsible"u8);
    }

    /// <summary>Whether a button that opens nothing stands behind the words of a heading, right in it.</summary>
    private bool IsBehindHeading(in PageAttributes attributes, int button)
    {
        const int shortest = 3;
        if (attributes.Click.IsPanel || !tree[tree[button].Parent].Tag.IsHeading()) return false;
        ref readonly var before = ref tree[button - 1];
        return before.Tag == Tag.Text && before.Sums.Characters >= shortest;
    }

    private void BeginTex(Tag tag)
    {
        if (tag == Tag.Script) _formula.Begin();
        _tex = Depth;
    }

    private void AddFormula(ReadOnlySpan<byte> tex)
    {
        _formula.Begin();
        _formula.Instead(tex);
        EndFormula(tree.Count - 1);
    }

    public void Pop()
    {
        Depth--;
        tree[_nodes[Depth]].End = tree.Count;
        Leave(Depth);
        if (_tags[Depth].Has(Traits.BreaksLine)) _isBehindBreak = true;
        if (_tags[Depth] == Tag.Foreign && _counts[(byte)Tag.Math] > 0) _formula.Close();
        if (_tags[Depth] == Tag.Math || (_tags[Depth] == Tag.Script && _tex == Depth + 1)) EndFormula(_nodes[Depth]);
        while (Depth > 0 && _tags[Depth - 1] == Tag.Text) tree[_nodes[--Depth]].End = tree.Count;
    }

    /// <summary>Takes an element off the stack from under others: it is no longer open, but what follows stays within it until they end.</summary>
    public void Remove(int depth)
    {
        if (depth == Depth - 1)
        {
            Pop();
            return;
        }

        Leave(depth);
        _tags[depth] = Tag.Text;
    }

    /// <param name="start">As for <see cref="PageTree.AddText"/>.</param>
    public void Text(int start, int length, ReadOnlySpan<byte> text)
    {
        if (_silent > 0 && (_counts[(byte)Tag.Math] > 0 || _tex == Depth)) _formula.Take(_names[Depth - 1], _tex == Depth, text);
        if (_silent > 0 || length == 0) return;
        if (_terminal.IsOpen && _preformatted > 0)
        {
            text = _terminal.Shown(text);
            if (text.IsEmpty) return;
            (start, length) = (tree.Copy(text), text.Length);
        }

        if (_isBehindBreak && _preformatted == 0)
        {
            if (IsSpace(text)) return;
            _isBehindBreak = false;
        }

        CheckNodes();
        _panels.Text(text);
        tree.AddText(start, length, _nodes[Depth - 1], Depth, IsInLink);
        CountParagraph();
    }

    /// <summary>The formula is a text behind its element.</summary>
    private void EndFormula(int element)
    {
        var text = _formula.End();
        if (text.IsEmpty || _silent > 0) return;
        if (tree[element].Tag == Tag.Script) _rendering.EndScript(element);
        else _rendering.EndMath(element);
        Text(tree.Copy(text), text.Length, text);
        tree[tree.Count - 1].IsFormula = true;
        // MediaWiki hides the MathML and shows a picture
        if (Top == Tag.Span) tree[_nodes[Depth - 1]].Category &= ~(Category.Hidden | Category.Folded);
        _behindFormula = tree.Count;
    }

    public static bool IsSpace(ReadOnlySpan<byte> text) => text[0] <= ' ' && !text.ContainsAnyExcept(_spaces);

    private void CountParagraph()
    {
        ref var text = ref tree[tree.Count - 1];
        if (text.Block == _paragraph || tree[text.Block].Tag != Tag.P || text.Sums.Characters == 0) return;
        _paragraph = text.Block;
        text.Sums.Paragraphs = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave(int depth)
    {
        var (node, tag) = (_nodes[depth], _tags[depth]);
        if (_isWatched[depth]) LeaveWatched(node);
        _counts[(byte)tag]--;
        if (tag == Tag.A && tree[node].IsPlace) _places--;
        if (tag == Tag.Template && tree[node].Tag != Tag.Template) _shown--;
        else if (tag.Has(Traits.Silent)) _silent--;
        else if (tag.Has(Traits.Preformatted)) _preformatted--;
    }

    private void LeaveWatched(int node)
    {
        _panels.Leave(node);
        _rendering.Leave(node);
        _terminal.Leave(node);
        _shadows.Leave(node);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckNodes()
    {
        if (tree.Count >= limits.MaxNodes) TooManyNodes();
    }

    private void TooManyNodes() =>
        throw new BadRecordException("too-many-nodes", FormattableString.Invariant($"more than {limits.MaxNodes} elements and texts"));
}
