using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>Parts that a page hides until a click opens them: answers, sections, what lies under tabs. They are its text like any other.</summary>
/// <remarks>What opens them names them, or stands in front of them (WAI-ARIA Authoring Practices: disclosure, accordion, tabs); or they are called so.
/// Menus and dialogs stay hidden, and so does what nothing opens.</remarks>
internal sealed class Panels(PageTree tree)
{
    private const int ShortMark = 3, PanelLevels = 3;

    /// <summary>Parts of a page that came late; a script behind them puts them in their places.</summary>
    private static ReadOnlySpan<byte> StreamedByReact => "S:"u8;

    private const Category Named = Category.Panel | Category.Answer;

    private const Category Frame = Category.Navigation | Category.PageFrame | Category.Share | Category.Promotion | Category.Consent | Category.Letter
        | Category.Search | Category.Facet;

    private readonly List<ulong> _opened = [];
    private readonly List<int> _labels = [];
    private readonly List<(int Node, ulong Name)> _hidden = [];

    /// <summary>The element that is open and opens something, and whether nothing was said since the last one; -1 where there is none.</summary>
    private int _opener;
    private bool _isBehind;

    /// <summary>What stands in an opener is its label, though it be a link.</summary>
    public bool IsInOpener => _opener >= 0;

    public void Begin()
    {
        _opened.Clear();
        _labels.Clear();
        _hidden.Clear();
        (_opener, _isBehind) = (-1, false);
    }

    /// <summary>An element begins.</summary>
    /// <returns>Whether its end must be told.</returns>
    public bool Keep(in PageAttributes attributes, int node, bool isInMenu)
    {
        if ((attributes.Flags & Category.Hidden) != 0) KeepHidden(attributes, node, isInMenu);
        if (attributes.Click.IsPanel && IsLabel(tree[node].Tag, attributes.Role)) Begin(node, isInMenu);
        if (!IsMenu(node, isInMenu) && (attributes.Click.IsPanel || attributes.Click.IsTab)) Note(attributes.Click.Names);
        return node == _opener;
    }

    /// <summary>A copy of an element begins.</summary>
    /// <returns>Whether its end must be told.</returns>
    public bool KeepCopy(int first, int node, bool isInMenu)
    {
        if (_labels.Count > 0 && _labels.BinarySearch(first) >= 0) Begin(node, isInMenu);
        return node == _opener;
    }

    private void Begin(int label, bool isInMenu)
    {
        _labels.Add(label);
        if (_opener < 0 && !IsMenu(label, isInMenu)) _opener = label;
    }

    private bool IsMenu(int node, bool isInMenu) => isInMenu || (tree[node].Category & Category.Navigation) != 0;

    /// <summary>Others that say whether they are open hold what they open.</summary>
    private static bool IsLabel(Tag tag, ReadOnlySpan<byte> role) =>
        tag is Tag.A or Tag.Button or Tag.Span or Tag.Dt or Tag.Label || tag.IsHeading() || role.SequenceEqual("button"u8);

    private void Note(ReadOnlySpan<byte> names)
    {
        foreach (var range in names.SplitAny(" \t\r\n\f"u8))
        {
            var name = names[range].TrimStart((byte)'#');
            if (!name.IsEmpty) _opened.Add(XxHash64.Hash(name));
        }
    }

    private void KeepHidden(in PageAttributes attributes, int node, bool isInMenu)
    {
        ref var element = ref tree[node];
        if (isInMenu || (element.Category & Frame) != 0 || !IsPart(element.Tag) || IsFrame(attributes.Role)) return;
        var isPanel = attributes.Role.SequenceEqual("tabpanel"u8) || attributes.Role.SequenceEqual("region"u8) || (element.Category & Named) != 0;
        isPanel |= attributes.Id.StartsWith(StreamedByReact);
        isPanel |= element.Tag is not (Tag.Ul or Tag.Ol or Tag.Li or Tag.Menu or Tag.Form) && (_isBehind || IsInPanel(element.Parent));
        if (isPanel) Fold(ref element);
        else if (!attributes.Id.IsEmpty) _hidden.Add((node, XxHash64.Hash(attributes.Id)));
    }

    /// <summary>Whether it is the part of a panel that is hidden, beside a part that is not.</summary>
    private bool IsInPanel(int node)
    {
        for (var level = 0; level < PanelLevels && node > 0; level++, node = tree[node].Parent)
        {
            if ((tree[node].Category & Frame) != 0) return false;
            if ((tree[node].Category & Named) != 0) return true;
        }

        return false;
    }

    private static bool IsPart(Tag tag) => tag == Tag.Unknown || (tag.IsBlock() && tag is not (Tag.Nav or Tag.Dialog));

    private static bool IsFrame(ReadOnlySpan<byte> role) => role.SequenceEqual("dialog"u8) || role.SequenceEqual("alertdialog"u8)
        || role.SequenceEqual("tooltip"u8) || role.SequenceEqual("listbox"u8) || role.SequenceEqual("alert"u8) || role.SequenceEqual("status"u8);

    public void Leave(int node)
    {
        if (node == _opener) (_opener, _isBehind) = (-1, true);
    }

    /// <summary>Something is said; a mark alone is a picture of an arrow.</summary>
    public void Text(ReadOnlySpan<byte> text) => _isBehind = _isBehind && PageScan.Trim(text).Length <= ShortMark;

    /// <summary>Shows those that something anywhere on the page opens.</summary>
    public void Finish()
    {
        if (_hidden.Count == 0 || _opened.Count == 0) return;
        _opened.Sort();
        foreach (var (node, name) in _hidden)
        {
            if (_opened.BinarySearch(name) >= 0) Fold(ref tree[node]);
        }
    }

    private static void Fold(ref PageNode element) => element.Category = (element.Category & ~Category.Hidden) | Category.Folded;
}
