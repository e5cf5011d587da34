using System.Buffers;
using System.Globalization;
using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What stands in a heading and is none of it: links to edit a section, as MediaWiki had them until 2024, to the heading itself, and buttons.
/// </summary>
internal static class HeadingMarks
{
    private const int MostSymbols = 4, LongestLabel = 3;

    private enum Kind { None, Mark, Label, Button }

    /// <summary>Empties their texts, so that to all that follows they are not there. A heading that has no other text keeps it.</summary>
    public static void Clear(PageTree tree)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            if (!node.Tag.IsHeading() || node.End - i <= 2) continue;
            if (HasMarks(tree, i)) ClearIn(tree, i);
            i = node.End - 1;
        }
    }

    private static bool HasMarks(PageTree tree, int heading)
    {
        for (var i = heading + 1; i < tree[heading].End; i++)
        {
            if (MayBeMark(tree[i])) return true;
        }

        return false;
    }

    private static bool MayBeMark(in PageNode node) => node.Tag is Tag.A or Tag.Button || (node.Category & Category.HeadingMark) != 0;

    private static void ClearIn(PageTree tree, int heading)
    {
        var all = 0;
        for (var i = heading + 1; i < tree[heading].End; i++)
        {
            if (KindOf(tree, i) != Kind.None) i = tree[i].End - 1;
            else if (tree[i].Tag == Tag.Text) all += tree[i].Sums.Characters;
        }

        if (all == 0)
        {
            for (var i = heading + 1; i < tree[heading].End; i++) tree[i].Category &= ~(Category.HeadingMark | Category.Navigation);
            return;
        }

        for (int i = heading + 1, before = 0; i < tree[heading].End; i++)
        {
            var kind = KindOf(tree, i);
            if (kind == Kind.None)
            {
                if (tree[i].Tag == Tag.Text) before += tree[i].Sums.Characters;
                continue;
            }

            // a title may be a link or a button behind its number
            var isLast = before == all && before > 1;
            if (kind == Kind.Mark || (isLast && (kind == Kind.Label || Length(tree, i) <= LongestLabel * before))) Clear(tree, i);
            i = tree[i].End - 1;
        }
    }

    private static Kind KindOf(PageTree tree, int element)
    {
        ref readonly var node = ref tree[element];
        if (!MayBeMark(node)) return Kind.None;
        if (node.Tag == Tag.Button) return Kind.Button;
        var isNamed = (node.Category & Category.HeadingMark) != 0;
        if (node.Tag != Tag.A) return isNamed ? Kind.Mark : Kind.None;
        if (IsSign(tree, element)) return Kind.Mark;
        return isNamed ? Kind.Label : Kind.None;
    }

    /// <summary>Whether all of its text is signs, or read aloud alone.</summary>
    private static bool IsSign(PageTree tree, int link)
    {
        var symbols = 0;
        for (int i = link + 1, hiddenEnd = 0; i < tree[link].End; i++)
        {
            if ((tree[i].Category & Category.Hidden) != 0) hiddenEnd = Math.Max(hiddenEnd, tree[i].End);
            if (tree[i].Tag != Tag.Text || i < hiddenEnd || tree[i].Sums.Characters == 0) continue;
            symbols += tree[i].Sums.Characters;
            if (symbols > MostSymbols || !AreSymbols(tree.TextOf(tree[i]))) return false;
        }

        return true;
    }

    /// <summary>Pictures and marks of punctuation, but those of sentences and footnotes.</summary>
    private static bool AreSymbols(ReadOnlySpan<byte> text)
    {
        const int emojiVariant = 0xFE0F, dagger = 0x2020, doubleDagger = 0x2021;
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == OperationStatus.Done)
        {
            if (rune.Value is '*' or '?' or '!' or dagger or doubleDagger) return false;
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.OtherPunctuation or UnicodeCategory.Format
                or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation;
            if (!isMark && rune.Value != emojiVariant && !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)) return false;
            text = text[length..];
        }

        return text.IsEmpty;
    }

    private static int Length(PageTree tree, int element)
    {
        var characters = 0;
        for (var i = element + 1; i < tree[element].End; i++)
        {
            if (tree[i].Tag == Tag.Text) characters += tree[i].Sums.Characters;
        }

        return characters;
    }

    private static void Clear(PageTree tree, int element)
    {
        for (var i = element + 1; i < tree[element].End; i++)
        {
            if (tree[i].Tag == Tag.Text) (tree[i].Length, tree[i].Sums) = (0, default);
        }
    }
}
