using System.Buffers;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Of many paragraphs in elements that are called alike, of which nearly all are text, the others are text too.</summary>
internal static class AlikeBlocks
{
    private const int Fewest = 10;
    private const float NearlyAll = 0.9f, MayBeText = 0.2f;

    public static void Keep(Span<TextBlock> blocks)
    {
        var places = ArrayPool<(int Count, int Text, int Kept)>.Shared.Rent(blocks.Length);
        places.AsSpan(0, blocks.Length).Clear();
        foreach (ref readonly var block in blocks)
        {
            if (!IsParagraph(block)) continue;
            ref var place = ref places[block.Place];
            place = (place.Count + 1, place.Text + block.Characters, place.Kept + (block.IsKept ? block.Characters : 0));
        }

        foreach (ref var block in blocks)
        {
            if (block.IsKept || block.Probability < MayBeText || !IsParagraph(block)) continue;
            var (count, text, kept) = places[block.Place];
            block.IsKept = count >= Fewest && kept >= NearlyAll * text;
        }

        ArrayPool<(int, int, int)>.Shared.Return(places);
    }

    private static bool IsParagraph(in TextBlock block) =>
        block.Sentences > 0 && block.LinkCharacters == 0 && block.Cut == (byte)Cut.None && block.Part == ThreadPart.None;
}
