using System.Buffers;
using Curation.Core;
using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>Shadow trees that a page declares: what such a template holds is seen in the place of its host's children, and these only where a slot takes
/// them (HTML standard §4.12.3, DOM standard §4.2.2).</summary>
internal sealed class ShadowTrees(PageTree tree, int maxDepth)
{
    private static readonly uint _slot = ForeignNames.HashOf("slot");

    private readonly Dictionary<int, int> _rootOf = [];
    private readonly Dictionary<int, ulong> _slotOf = [];
    private readonly List<(int Slot, int Host, ulong Name)> _slots = [];
    private readonly Dictionary<int, List<int>> _taken = [];
    private readonly Stack<int> _open = [];
    private readonly Stack<(int At, int End, int Parent, bool IsLast)> _path = [];

    public void Begin()
    {
        _rootOf.Clear();
        _slotOf.Clear();
        _slots.Clear();
        _taken.Clear();
        _open.Clear();
    }

    /// <summary>Whether the template that begins is a shadow tree; a host has one.</summary>
    public bool Take(int template)
    {
        var host = tree[template].Parent;
        if (!IsHost(tree[host].Tag) || !_rootOf.TryAdd(host, template)) return false;
        _open.Push(template);
        return true;
    }

    private static bool IsHost(Tag tag) => tag is Tag.Unknown or Tag.Article or Tag.Aside or Tag.Blockquote or Tag.Div or Tag.Footer or Tag.Header or Tag.Main
        or Tag.Nav or Tag.P or Tag.Section or Tag.Span || tag.IsHeading();

    public bool IsOpen => _open.Count > 0;

    /// <summary>An element begins.</summary>
    public void Keep(in PageAttributes attributes, int node, uint name)
    {
        if (!attributes.Slot.IsEmpty) _slotOf[node] = XxHash64.Hash(attributes.Slot);
        if (_open.Count > 0 && name == _slot) _slots.Add((node, tree[_open.Peek()].Parent, NameOf(attributes.Name)));
    }

    public void Leave(int node)
    {
        if (_open.Count > 0 && _open.Peek() == node) _open.Pop();
    }

    private static ulong NameOf(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : XxHash64.Hash(name);

    /// <summary>Puts the nodes in the order in which they are seen.</summary>
    /// <exception cref="BadRecordException">too-deep.</exception>
    public void Finish()
    {
        if (_rootOf.Count == 0) return;
        Assign();
        var nodes = ArrayPool<PageNode>.Shared.Rent(tree.Count);
        var count = Compose(nodes);
        tree.Replace(nodes.AsSpan(0, count));
        ArrayPool<PageNode>.Shared.Return(nodes);
    }

    private void Assign()
    {
        var first = new Dictionary<(int Host, ulong Name), int>();
        foreach (var (slot, host, name) in _slots) first.TryAdd((host, name), slot);
        foreach (var (host, root) in _rootOf)
        {
            for (var i = host + 1; i < tree[host].End; i = tree[i].End)
            {
                if (i == root || !first.TryGetValue((host, _slotOf.GetValueOrDefault(i)), out var slot) || IsSpace(i)) continue;
                if (!_taken.TryGetValue(slot, out var taken)) _taken[slot] = taken = [];
                taken.Add(i);
            }
        }
    }

    private bool IsSpace(int node) => tree[node] is { Tag: Tag.Text, Sums.Characters: 0 };

    private int Compose(Span<PageNode> nodes)
    {
        var count = 0;
        _path.Clear();
        _path.Push((0, tree[0].End, -1, false));
        while (_path.TryPop(out var part))
        {
            if (part.At >= part.End)
            {
                if (part.IsLast) nodes[part.Parent].End = count;
                continue;
            }

            _path.Push(part with { At = tree[part.At].End });
            Add(nodes, count, part.At, part.Parent);
            Open(part.At, count++);
        }

        return count;
    }

    private void Add(Span<PageNode> nodes, int index, int from, int parent)
    {
        ref var node = ref nodes[index];
        node = tree[from];
        node.End = index + 1;
        (node.Parent, node.Depth) = parent < 0 ? (0, 0) : (parent, nodes[parent].Depth + 1);
        node.Block = node.Block == from || parent < 0 ? index : nodes[parent].Block;
        if (node.Depth > maxDepth) throw new BadRecordException("too-deep", FormattableString.Invariant($"elements nest deeper than {maxDepth}"));
    }

    /// <summary>What is to be seen in an element comes next.</summary>
    private void Open(int from, int index)
    {
        _path.Push((0, 0, index, true));
        if (_taken.TryGetValue(from, out var taken))
        {
            for (var i = taken.Count - 1; i >= 0; i--) _path.Push((taken[i], tree[taken[i]].End, index, false));
            return;
        }

        var root = _rootOf.GetValueOrDefault(from, from);
        _path.Push((root + 1, tree[root].End, index, false));
    }
}
