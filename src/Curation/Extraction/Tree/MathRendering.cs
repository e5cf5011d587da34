namespace Curation.Extraction.Tree;

/// <summary>What MathJax shows the eye of a formula: a preview, and boxes of glyphs. Where the formula itself stands behind them, they say the same again.
/// </summary>
/// <remarks>MathJax 2: preview, rendering with hidden MathML in it, and the script with the TeX are siblings.</remarks>
internal sealed class MathRendering(PageTree tree)
{
    private int _open, _first, _end, _assistive, _silenced;

    public void Begin() => (_open, _first, _end, _assistive, _silenced) = (-1, -1, -1, -1, -1);

    /// <summary>An element begins.</summary>
    /// <returns>Whether its end must be told.</returns>
    public bool Keep(ReadOnlySpan<byte> names, int node)
    {
        if (names.StartsWith("MJX_Assistive_MathML"u8)) _assistive = node;
        if (_open >= 0 || !(names.StartsWith("MathJax"u8) || names.StartsWith("mjx-chtml"u8))) return false;
        if (!IsBehind(node)) _first = node;
        _open = node;
        return true;
    }

    public void Leave(int node)
    {
        if (node == _open) (_open, _end) = (-1, tree.Count);
    }

    /// <summary>The TeX of what stands before it.</summary>
    public void EndScript(int script)
    {
        if (IsBehind(script)) Silence(_first, script);
        _first = _end = -1;
    }

    /// <summary>MathML; within a rendering it is what is read in the place of the boxes before it.</summary>
    public void EndMath(int math)
    {
        if (_open < 0 || _assistive <= _open || math <= _assistive) return;
        Silence(Math.Max(_open + 1, _silenced), _assistive);
        (_silenced, _assistive) = (_assistive, -1);
    }

    /// <summary>Whether nothing but white space stands between it and the last rendering.</summary>
    private bool IsBehind(int node) => _first >= 0 && (_end == node || (_end == node - 1 && tree[_end] is { Tag: Tag.Text, Sums.Characters: 0 }));

    private void Silence(int from, int to)
    {
        for (var i = from; i < to; i = tree[i].End)
        {
            if (tree[i].Tag != Tag.Text) tree[i].Tag = Tag.Math;
        }
    }
}
