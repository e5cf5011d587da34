using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction;

/// <summary>A part of a page that is not in its text.</summary>
/// <param name="Rule">Kebab-case: <c>silent</c> (form controls), <c>hidden</c>, <c>comments</c>, <c>frame</c> (navigation, sharing, captions and
/// their like), <c>pointer-line</c>, <c>link-list</c>, <c>beside-main</c>, <c>outside-root</c>.</param>
/// <param name="Element">The element's name.</param>
public sealed record DroppedPart(string Rule, string Element, int Characters, string FirstWords);

/// <summary>What extraction took of a page and what it left, in document order.</summary>
/// <param name="Root">The element whose kept content is the text, and how deep it lies; <c>json-ld</c> where the page's declared article body was
/// taken instead.</param>
/// <param name="KeptBlocks">Blocks with text in the answer.</param>
/// <param name="DroppedBlocks">Blocks with text that are not.</param>
public sealed record PageExplanation(string Root, int KeptBlocks, int DroppedBlocks, IReadOnlyList<DroppedPart> Dropped)
{
    private const int ShownBytes = 60;

    internal static PageExplanation Of(PageTree tree, int root, bool isDeclared)
    {
        var dropped = new List<DroppedPart>();
        var (kept, left) = (0, 0);
        for (int i = 0, block = -1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            var isOutside = i < root ? node.End <= root : i >= tree[root].End;
            if (!node.IsDropped && !isOutside)
            {
                if (node.Tag == Tag.Text && node.Sums.Characters > 0 && node.Block != block) (kept, block) = (kept + 1, node.Block);
                continue;
            }

            left += Blocks(tree, i, out var characters);
            if (characters > 0)
            {
                var named = node.Tag == Tag.Text ? node.Parent : i;
                dropped.Add(new DroppedPart(RuleOf(node), Name(tree[named].Tag), characters, FirstWords(tree, i)));
            }

            i = node.End - 1;
        }

        return new PageExplanation(isDeclared ? "json-ld" : $"{Name(tree[root].Tag)} at depth {tree[root].Depth}", kept, left, dropped);
    }

    private static string RuleOf(in PageNode node) => !node.IsDropped ? "outside-root" : node.Cut switch
    {
        Cut.PointerLine => "pointer-line",
        Cut.LinkList => "link-list",
        Cut.BesideMain => "beside-main",
        var cut => Name(cut),
    };

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static int Blocks(PageTree tree, int top, out int characters)
    {
        var (blocks, block) = (0, -1);
        characters = 0;
        for (var i = top; i < tree[top].End; i++)
        {
            if (tree[i].Tag != Tag.Text || tree[i].Sums.Characters == 0) continue;
            characters += tree[i].Sums.Characters;
            if (tree[i].Block != block) (blocks, block) = (blocks + 1, tree[i].Block);
        }

        return blocks;
    }

    private static string FirstWords(PageTree tree, int top)
    {
        var words = new StringBuilder();
        for (var i = top; i < tree[top].End && words.Length < ShownBytes; i++)
        {
            if (tree[i].Tag == Tag.Text) words.Append(Encoding.UTF8.GetString(tree.TextOf(tree[i]))).Append(' ');
        }

        var line = string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownBytes ? line : line[..(line.LastIndexOf(' ', ShownBytes) is > 0 and var space ? space : ShownBytes)] + "…";
    }
}
