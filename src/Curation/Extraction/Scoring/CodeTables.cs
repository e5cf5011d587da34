using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Code that is laid out as a table, a row for each line with its number before it, as GitHub and others do: in the tree it becomes code.</summary>
internal static class CodeTables
{
    public static void Unfold(PageTree tree)
    {
        if ((tree.Names & Category.Gutter) == 0) return;
        for (var i = 1; i < tree.Count; i++)
        {
            if (tree[i].Tag != Tag.Table) continue;
            if (LinesOf(tree, i) is not { } lines) continue;
            ToCode(tree, i, lines);
            i = tree[i].End - 1;
        }
    }

    /// <summary>Null where it is no such table: each row has a cell for its number, and one with a line that is called code or follows digits.</summary>
    private static List<byte>? LinesOf(PageTree tree, int table)
    {
        var code = new List<byte>();
        var (rows, cells, numbers, digits) = (0, 0, 0, 0);
        for (var i = table + 1; i < tree[table].End; i++)
        {
            ref readonly var node = ref tree[i];
            if (node.Tag is Tag.Table) return null;
            if (node.Tag == Tag.Tr)
            {
                if (rows++ > 0 && (cells != 1 || numbers == 0)) return null;
                (cells, numbers, digits) = (0, 0, 0);
            }

            if (node.Tag is not (Tag.Td or Tag.Th)) continue;
            if ((node.Category & Category.Gutter) != 0)
            {
                if (!IsNumber(tree, i, ref digits)) return null;
                numbers++;
            }
            else if (cells++ > 0 || ((node.Category & Category.Code) == 0 && digits == 0) || !AddLine(tree, i, code))
            {
                return null;
            }

            i = node.End - 1;
        }

        return rows > 0 && cells == 1 && numbers > 0 ? code : null;
    }

    private static bool IsNumber(PageTree tree, int cell, ref int digits)
    {
        for (var i = cell + 1; i < tree[cell].End; i++)
        {
            if (tree[i].Tag != Tag.Text) continue;
            if (tree.TextOf(tree[i]).ContainsAnyExcept("0123456789+- \t\r\n"u8)) return false;
            digits += tree[i].Sums.Characters;
        }

        return true;
    }

    /// <returns>Whether it is a line: it holds no block.</returns>
    private static bool AddLine(PageTree tree, int cell, List<byte> code)
    {
        var start = code.Count;
        for (var i = cell + 1; i < tree[cell].End; i++)
        {
            if (tree[i].Tag.IsBlock()) return false;
            if (tree[i].Tag == Tag.Text) code.AddRange(tree.TextOf(tree[i]));
        }

        // an empty line is written as a line break
        while (code.Count > start && code[^1] is (byte)'\n' or (byte)'\r' or (byte)' ') code.RemoveAt(code.Count - 1);
        while (code.Count > start && code[start] is (byte)'\n' or (byte)'\r') code.RemoveAt(start);
        code.Add((byte)'\n');
        return true;
    }

    /// <summary>The first text takes all lines; the others are empty.</summary>
    private static void ToCode(PageTree tree, int table, List<byte> lines)
    {
        var first = -1;
        tree[table].Tag = Tag.Pre;
        (tree[table].Start, tree[table].Length) = (0, 0);
        for (var i = table + 1; i < tree[table].End; i++)
        {
            ref var node = ref tree[i];
            node.Block = table;
            if (node.Tag != Tag.Text) (node.Tag, node.Category) = (Tag.Span, node.Category & ~Category.Gutter);
            else if (first < 0) first = i;
            else (node.Length, node.Sums) = (0, default);
        }

        if (first >= 0) tree.SetText(first, lines.ToArray());
    }
}
