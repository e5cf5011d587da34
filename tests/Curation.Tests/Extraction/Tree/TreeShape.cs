using System.Text;
using Curation.Extraction;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction.Tree;

/// <summary>What a reader sees of a tree: for each piece of visible text the blocks that it stands in, and whether it is a link.</summary>
internal static class TreeShape
{
    public static readonly ExtractOptions Options = new() { MaxDepth = 5000 };

    public static List<string> Own(byte[] page, out Beyond beyond)
    {
        var tree = new PageTree();
        var parser = new ByteParser(tree, Options);
        parser.Parse(page);
        beyond = parser.Beyond;
        return Of(tree);
    }

    public static List<string> Whole(byte[] page, Engine engine)
    {
        var tree = new PageTree();
        new PageParser(tree, Options with { Engine = engine }).Parse(page);
        return Of(tree);
    }

    public static List<string> Conforming(byte[] page)
    {
        var tree = new PageTree();
        tree.Begin(page);
        new AngleSharpParser(tree, Options).Parse(page);
        return Of(tree);
    }

    /// <summary>One line for each run of text with the same blocks; a break or a rule between, a line of its own.</summary>
    public static List<string> Of(PageTree tree)
    {
        var lines = new List<string>();
        var text = new StringBuilder();
        var (places, place) = (Places(tree), "");
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag.IsSilent())
            {
                i = node.End - 1;
                continue;
            }

            if (node.Tag == Tag.Text)
            {
                var here = places[i] + (node.Sums.LinkCharacters > 0 ? "!" : "");
                if (here != place) Flush();
                place = here;
                text.Append(Encoding.UTF8.GetString(tree.TextOf(node)));
            }
            else if (node.Tag.IsBlock() || node.Tag is Tag.Br or Tag.Hr)
            {
                Flush();
                if (node.Tag is Tag.Br or Tag.Hr or Tag.P) lines.Add($"{places[i]}/{node.Tag}");
            }
        }

        Flush();
        return lines;

        void Flush()
        {
            var words = string.Join(' ', text.ToString().Split([' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));
            if (words.Length > 0) lines.Add($"{place}: {words}");
            text.Clear();
        }
    }

    /// <summary>Of each node: the blocks around it, and the marks.</summary>
    private static string[] Places(PageTree tree)
    {
        var (blocks, marks) = (new string[tree.Count], new string[tree.Count]);
        (blocks[0], marks[0]) = ("", "");
        for (var i = 1; i < tree.Count; i++)
        {
            var parent = tree[i].Parent;
            var (tag, mark) = (tree[parent].Tag, marks[parent]);
            blocks[i] = parent > 0 && tag.IsBlock() ? $"{blocks[parent]}/{tag}" : blocks[parent];
            marks[i] = tag is Tag.A or Tag.Code && !mark.Contains($",{tag}", StringComparison.Ordinal) ? $"{mark},{tag}" : mark;
        }

        return [.. blocks.Zip(marks, (block, mark) => $"{block} {mark}")];
    }
}
