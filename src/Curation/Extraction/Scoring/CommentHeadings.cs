using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Finds what readers or customers say below a heading that names it, where no name does: three or more siblings of one kind, in each of which a
/// short line says who, and another when, or offers to answer.</summary>
internal static class CommentHeadings
{
    /// <summary>From a capital О, К or В to the small letter.</summary>
    private const byte CyrillicCase = 0x20;
    private const int LongestHeading = 60, LongestLine = 60, FewestItems = 3, Levels = 3, LongestReply = 24;

    /// <summary>Above what readers say of a text.</summary>
    public static readonly byte[][][] Readers = Table(
        "comments", "reader comments", "readers' comments", "user comments", "all comments", "latest comments", "top comments", "comments section",
        "leave a comment", "join the conversation", "responses", "thoughts on", "kommentare", "leserkommentare", "kommentarer", "kommentar", "commentaires",
        "vos commentaires", "réactions", "comentarios", "comentários", "commenti", "komentarze", "komentáře", "komentari", "reacties", "yorumlar", "kommentit",
        "hozzászólások", "комментарии", "комментариев", "комментария", "коментарі", "коментари", "评论", "網友評論", "网友评论", "最新评论", "全部评论",
        "热门评论", "精彩评论", "評論", "留言", "コメント", "댓글", "التعليقات", "تعليقات", "تعليق", "टिप्पणियाँ", "टिप्पणियां", "प्रतिक्रियाएँ",
        "bình luận", "ความคิดเห็น", "תגובות", "دیدگاه", "نظرات", "σχόλια");

    /// <summary>Above what customers say of an offer.</summary>
    public static readonly byte[][][] Customers = Table(
        "reviews", "customer reviews", "user reviews", "product reviews", "ratings & reviews", "ratings and reviews", "customer ratings", "kundenbewertungen",
        "bewertungen", "kundenrezensionen", "rezensionen", "avis", "avis clients", "opiniones", "reseñas", "avaliações", "recensioni", "opinie", "recensies",
        "отзывы", "відгуки", "评价", "商品评价", "用户评价", "レビュー", "カスタマーレビュー", "리뷰", "상품평", "المراجعات", "समीक्षाएँ", "รีวิว");

    private static readonly byte[][][] _replies = Table(
        "reply", "like", "report", "antworten", "répondre", "responder", "rispondi", "odpowiedz", "odpovědět", "beantwoorden", "yanıtla", "svara", "svar",
        "vastaa", "ответить", "відповісти", "回复", "回覆", "返信", "답글", "رد", "الرد", "उत्तर", "जवाब", "trả lời", "ตอบกลับ", "הגב", "پاسخ", "helpful",
        "recommend", "verified");

    /// <summary>How many there are, before or behind the word.</summary>
    private static ReadOnlySpan<byte> Numbers => " \t\r\n()0123456789,.:[]"u8;

    public static void Mark(PageTree tree, ReadOnlySpan<TextBlock> blocks, Span<bool> isSaid, byte[][][] words)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            ref readonly var block = ref blocks[i];
            if (isSaid[i] || block.Level == 0 || block.Characters > LongestHeading || !Begins(tree, block, words, out var isAll)) continue;
            var end = EndOfItems(tree, blocks, i, isAll);
            for (; end > 0 && i < blocks.Length && blocks[i].First < end; i++) isSaid[i] = true;
        }
    }

    /// <summary>By the first byte, in lower case.</summary>
    private static byte[][][] Table(params string[] words)
    {
        var table = new byte[256][][];
        var spelt = Array.ConvertAll(words, Encoding.UTF8.GetBytes);
        for (var first = 0; first < table.Length; first++) table[first] = Array.FindAll(spelt, word => word[0] == first);
        return table;
    }

    /// <param name="isAll">Whether nothing stands behind the word but a number.</param>
    private static bool Begins(PageTree tree, in TextBlock block, byte[][][] words, out bool isAll)
    {
        Span<byte> room = stackalloc byte[4 * LongestHeading];
        var length = 0;
        for (var i = block.First; i <= block.Last && length < room.Length; i++)
        {
            if (tree[i].Tag != Tag.Text) continue;
            foreach (var b in tree.TextOf(tree[i]))
            {
                if (length < room.Length) room[length++] = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 32) : b;
            }
        }

        var text = ((ReadOnlySpan<byte>)room[..length]).TrimStart(Numbers);
        isAll = false;
        if (text.IsEmpty) return false;
        if (text.StartsWith("\u041e"u8) || text.StartsWith("\u041a"u8) || text.StartsWith("\u0412"u8)) room[length - text.Length + 1] += CyrillicCase;
        var longest = 0;
        foreach (var word in words[text[0]])
        {
            if (word.Length > longest && text.StartsWith(word)) longest = word.Length;
        }

        if (longest == 0) return false;
        var rest = text[longest..];
        isAll = rest.IndexOfAnyExcept(Numbers) < 0;
        return isAll || rest[0] >= 128 || !char.IsAsciiLetter((char)rest[0]);
    }

    /// <summary>Behind the last of the items below a heading; 0 where there are none.</summary>
    private static int EndOfItems(PageTree tree, ReadOnlySpan<TextBlock> blocks, int heading, bool isAll)
    {
        var node = blocks[heading].Element;
        for (var level = 0; level < Levels && node > 0; level++, node = tree[node].Parent)
        {
            var parent = tree[node].Parent;
            for (var next = tree[node].End; next < tree[parent].End; next = tree[next].End)
            {
                if (tree[next].Tag == Tag.Text || tree[next].Sums.Characters == 0) continue;
                var end = EndOfRow(tree, blocks, heading, next, tree[parent].End, isAll);
                for (var list = 0; end == 0 && list < Levels && next + 1 < tree[next].End; list++)
                {
                    end = EndOfRow(tree, blocks, heading, next + 1, tree[next].End, isAll);
                    next++;
                }

                return end;
            }
        }

        return 0;
    }

    /// <summary>Behind siblings of one kind, if they are what people say.</summary>
    private static int EndOfRow(PageTree tree, ReadOnlySpan<TextBlock> blocks, int at, int first, int parentEnd, bool isAll)
    {
        var (items, signed, end) = (0, 0, 0);
        for (var node = first; node < parentEnd; node = tree[node].End)
        {
            if (tree[node].Sums.Characters == 0) continue;
            if (tree[node].Tag != tree[first].Tag || tree[node].Category != tree[first].Category || tree[node].Tag is Tag.P or Tag.Text) break;
            while (at < blocks.Length && blocks[at].First < node) at++;
            var last = at;
            while (last < blocks.Length && blocks[last].First < tree[node].End) last++;
            items++;
            end = tree[node].End;
            if (IsSaid(tree, blocks[at..last], isAll)) signed++;
        }

        return items >= FewestItems && 4 * signed >= 3 * items ? end : 0;
    }

    /// <summary>Whether a short line stands above a text, and something offers to answer. Below a heading that says nothing else a time will do, and outside
    /// of articles the short line.</summary>
    private static bool IsSaid(PageTree tree, ReadOnlySpan<TextBlock> item, bool isAll)
    {
        const int digitsOfDate = 5;
        if (item.Length < 2 || item[0].Characters > LongestLine) return false;
        if (isAll && !IsInArticle(tree, item[0].Element)) return true;
        for (var i = 0; i < item.Length; i++)
        {
            ref readonly var block = ref item[i];
            if (block.Characters > LongestLine || block.Level > 0) continue;
            if (isAll && block.Counts.Digits >= (i == 0 ? digitsOfDate : 1)) return true;
            if (block.Characters <= LongestReply && Begins(tree, block, _replies, out _)) return true;
        }

        return false;
    }

    private static bool IsInArticle(PageTree tree, int node)
    {
        for (; node > 0; node = tree[node].Parent)
        {
            if (tree[node].Tag == Tag.Article || (tree[node].Category & Category.Body) != 0) return true;
        }

        return false;
    }
}
