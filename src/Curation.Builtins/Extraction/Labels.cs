namespace Curation.Builtins.Extraction;

/// <summary>How much of each block is in the gold text, and how much a block weighs.</summary>
internal static class Labels
{
    private const int Gram = 4;

    /// <param name="blocks">The words of each block in lower case.</param>
    public static (float Label, float Weight)[] OfText(int[][] blocks, int[] gold)
    {
        var page = blocks.SelectMany(words => words).ToArray();
        var places = Alignment.Of(page, gold);
        var isTaken = new bool[gold.Length];
        var labels = new (float Label, float Weight)[blocks.Length];
        var at = 0;
        for (var b = 0; b < blocks.Length; at += blocks[b].Length, b++)
        {
            labels[b].Label = InOrder(places, at, blocks[b].Length);
            if (labels[b].Label < 0.5f) continue;
            foreach (var place in places.AsSpan(at, blocks[b].Length))
            {
                if (place >= 0) isTaken[place] = true;
            }
        }

        Elsewhere(blocks, gold, isTaken, labels);
        var whole = Math.Max(Math.Max(gold.Length, page.Length / 6f), 60);
        for (var b = 0; b < blocks.Length; b++) labels[b].Weight = Math.Min(0.3f, (blocks[b].Length + 1) / whole);
        return labels;
    }

    /// <summary>The share of words in runs that are runs in the gold too; a single word must lie beside its neighbour's.</summary>
    private static float InOrder(int[] places, int start, int length)
    {
        if (length == 0) return 0;
        var found = 0;
        for (var i = start; i < start + length; i++)
        {
            if (places[i] < 0) continue;
            var joinsPrevious = i > 0 && places[i - 1] >= 0 && places[i] - places[i - 1] is 1;
            var joinsNext = i + 1 < places.Length && places[i + 1] >= 0 && places[i + 1] - places[i] is 1;
            if (joinsPrevious || joinsNext) found++;
        }

        return (float)found / length;
    }

    /// <summary>What the gold has in another order than the page: by runs of four words that no block has taken.</summary>
    private static void Elsewhere(int[][] blocks, int[] gold, bool[] isTaken, (float Label, float Weight)[] labels)
    {
        var left = new Dictionary<(int, int, int, int), int>();
        for (var i = 0; i + Gram <= gold.Length; i++)
        {
            if (isTaken[i] || isTaken[i + Gram - 1]) continue;
            var gram = (gold[i], gold[i + 1], gold[i + 2], gold[i + 3]);
            left[gram] = left.GetValueOrDefault(gram) + 1;
        }

        for (var b = 0; b < blocks.Length; b++)
        {
            var words = blocks[b];
            if (labels[b].Label >= 0.5f || words.Length < Gram) continue;
            var covered = new bool[words.Length];
            for (var i = 0; i + Gram <= words.Length; i++)
            {
                if (left.GetValueOrDefault((words[i], words[i + 1], words[i + 2], words[i + 3])) > 0) covered.AsSpan(i, Gram).Fill(true);
            }

            var share = (float)covered.Count(c => c) / words.Length;
            if (share <= labels[b].Label) continue;
            labels[b].Label = share;
            if (share < 0.5f) continue;
            for (var i = 0; i + Gram <= words.Length; i++) left.Remove((words[i], words[i + 1], words[i + 2], words[i + 3]));
        }
    }

    /// <summary>Where only segments are known, blocks that hold one count; the others weigh nothing.</summary>
    public static (float Label, float Weight)[] OfSegments(string[] blocks, string[] with, string[] without)
    {
        const float weight = 0.12f;
        var labels = new (float Label, float Weight)[blocks.Length];
        foreach (var (segments, label) in new[] { (without, 0f), (with, 1f) })
        {
            foreach (var segment in segments.Select(Normal).Where(s => s.Length > 0))
            {
                var holders = Enumerable.Range(0, blocks.Length).Where(b => blocks[b].Contains(segment, StringComparison.Ordinal)).ToArray();
                foreach (var b in holders) labels[b] = (label, label == 1 ? weight / holders.Length : weight);
            }
        }

        return labels;
    }

    public static string Normal(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
