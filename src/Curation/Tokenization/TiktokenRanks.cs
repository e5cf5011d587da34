using System.Buffers.Text;

namespace Curation.Tokenization;

/// <summary>tiktoken's rank file: lines of base64 bytes, space, rank.</summary>
/// <remarks>Pattern and special tokens are not in it; they are known by the number of ranks (openai/tiktoken, openai_public.py).</remarks>
internal static class TiktokenRanks
{
    private const int MaxId = 1 << 20, MaxTokenBytes = 1 << 10;

    private static readonly Known[] _knownFiles =
    [
        new(50_256, SplitPattern.Gpt2, "<|endoftext|>", 50_256, 50_257),
        new(50_280, SplitPattern.Gpt2, "<|endoftext|>", 50_256, 50_281),
        new(100_256, SplitPattern.Cl100k, "<|endoftext|>", 100_257, 100_277),
        new(128_000, SplitPattern.Cl100k, "<|end_of_text|>", 128_001, 128_256),
    ];

    public static BpeModel Read(ReadOnlySpan<byte> content)
    {
        var ranks = new List<(byte[] Token, int Id)>();
        var line = 0;
        foreach (var range in content.Split((byte)'\n'))
        {
            line++;
            if (content[range].TrimEnd((byte)'\r') is { IsEmpty: false } text)
                ranks.Add(Parse(text) ?? throw new FormatException($"line {line}: not a rank, expected base64, a space and a number"));
        }

        if (Array.Find(_knownFiles, file => file.Ranks == ranks.Count) is { } known) return Model(ranks, known);
        var expected = string.Join(", ", _knownFiles.Select(file => file.Ranks));
        throw new FormatException($"{ranks.Count} ranks, expected those of a known vocabulary: {expected}");
    }

    private static (byte[], int)? Parse(ReadOnlySpan<byte> line)
    {
        var space = line.IndexOf((byte)' ');
        if (space is <= 0 or > 2 * MaxTokenBytes) return null;
        if (!Utf8Parser.TryParse(line[(space + 1)..], out int id, out var used) || used != line.Length - space - 1 || id is < 0 or >= MaxId) return null;
        var token = new byte[Base64.GetMaxDecodedFromUtf8Length(space)];
        var status = Base64.DecodeFromUtf8(line[..space], token, out _, out var written);
        return status == System.Buffers.OperationStatus.Done && written > 0 ? (token[..written], id) : null;
    }

    private static BpeModel Model(List<(byte[] Token, int Id)> ranks, Known known)
    {
        var tokens = new byte[known.Vocabulary][];
        Array.Fill(tokens, []);
        foreach (var (token, id) in ranks)
        {
            if (id >= tokens.Length || id == known.EndOfText || tokens[id].Length > 0) throw new FormatException($"rank {id}: repeated or out of place");
            tokens[id] = token;
        }

        var table = new PairTable(4 * ranks.Count);
        var model = new BpeModel(tokens)
        {
            Pattern = known.Pattern,
            WholePieces = true,
            Specials = new Dictionary<string, int> { [known.EndOfTextName] = known.EndOfText },
            EndOfText = known.EndOfText,
            Ranks = table,
            Products = [.. Enumerable.Range(0, tokens.Length)],
        };
        // every pair whose bytes together are a token merges, however the token was made
        for (var id = 0; id < tokens.Length; id++)
        {
            for (var cut = 1; cut < tokens[id].Length; cut++)
            {
                if (model.Find(tokens[id].AsSpan(0, cut)) is { } left && model.Find(tokens[id].AsSpan(cut)) is { } right) table.FindOrAdd(left, right, id);
            }
        }

        return model;
    }

    private sealed record Known(int Ranks, SplitPattern Pattern, string EndOfTextName, int EndOfText, int Vocabulary);
}
