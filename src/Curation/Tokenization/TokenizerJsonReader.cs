using System.Text.Json;

namespace Curation.Tokenization;

/// <summary>The byte-level BPE subset of HF's <c>tokenizer.json</c>. A component or option that is not known is refused by name, never ignored.</summary>
internal sealed class TokenizerJsonReader(JsonElement root)
{
    private const int MaxId = 1 << 24;

    private static readonly string[] _endsOfText = ["<|endoftext|>", "<|end_of_text|>", "</s>", "<|im_end|>", "<eos>"];

    private static readonly string[] _modelOptions =
    [
        "type", "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "fuse_unk", "byte_fallback", "ignore_merges", "vocab", "merges",
    ];

    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _specials = new(StringComparer.Ordinal);

    public BpeModel Read()
    {
        foreach (var off in (string[])["truncation", "padding", "normalizer"])
        {
            if (Part(root, off) is { } part) throw new FormatException($"{off} {Name(part)} is not known, expected null");
        }

        if (Part(root, "post_processor") is { } processor) RequireHarmless(processor);
        if (Part(root, "decoder") is { } decoder) Require(decoder, "decoder", "type", "ByteLevel");
        var pattern = ReadPattern(Needed(root, "pre_tokenizer"));
        var model = Needed(root, "model");
        RequireBpe(model);
        ReadAddedTokens();
        var tokens = ReadVocabulary(Needed(model, "vocab"));
        var merges = ReadMerges(Needed(model, "merges"), out var ranks, out var products);
        return new BpeModel(tokens)
        {
            Pattern = pattern,
            WholePieces = Flag(model, "ignore_merges", false),
            Specials = _specials,
            EndOfText = _endsOfText.Where(_specials.ContainsKey).Select(name => (int?)_specials[name]).FirstOrDefault()
                ?? throw new FormatException($"added_tokens: none ends a text, expected one of {string.Join(" ", _endsOfText)}"),
            Ranks = ranks,
            Products = products,
            Merges = merges,
        };
    }

    private static SplitPattern ReadPattern(JsonElement part)
    {
        if (Name(part) == "ByteLevel")
        {
            RequireByteLevel(part, useRegex: true);
            return SplitPattern.Gpt2;
        }

        Require(part, "pre_tokenizer", "type", "Sequence");
        if (Items(Needed(part, "pretokenizers"), "pretokenizers").ToArray() is not [var split, var bytes])
            throw new FormatException("pre_tokenizer Sequence: expected Split and ByteLevel");
        Require(split, "pre_tokenizer", "type", "Split");
        Require(bytes, "pre_tokenizer", "type", "ByteLevel");
        RequireByteLevel(bytes, useRegex: false);
        // what the pattern matches covers the whole text, so keeping matches and cutting around them are the same
        Require(split, "Split", "behavior", Flag(split, "invert", false) ? "Removed" : "Isolated");
        return Text(Needed(Needed(split, "pattern"), "Regex"), "Regex") switch
        {
            SplitPatterns.Gpt2 => SplitPattern.Gpt2,
            SplitPatterns.Cl100k => SplitPattern.Cl100k,
            var other => throw new FormatException($"pre_tokenizer Split: pattern {other} is not known, expected that of GPT-2 or cl100k"),
        };
    }

    private static void RequireByteLevel(JsonElement part, bool useRegex)
    {
        if (Flag(part, "add_prefix_space", true)) throw new FormatException("pre_tokenizer ByteLevel: add_prefix_space true is not known, expected false");
        if (Flag(part, "use_regex", true) != useRegex) throw new FormatException($"pre_tokenizer ByteLevel: use_regex {!useRegex}, expected {useRegex}");
    }

    /// <summary>Post-processors add special tokens and move offsets; the ids of the text stay as they are.</summary>
    private static void RequireHarmless(JsonElement processor)
    {
        if (Name(processor) == "Sequence")
        {
            foreach (var part in Items(Needed(processor, "processors"), "processors")) RequireHarmless(part);
        }
        else if (Name(processor) is not ("ByteLevel" or "TemplateProcessing"))
        {
            throw new FormatException($"post_processor {Name(processor)} is not known, expected ByteLevel, TemplateProcessing or Sequence");
        }
    }

    private static void RequireBpe(JsonElement model)
    {
        if (Part(model, "type") is { } type && Text(type, "type") is not "BPE" and var name)
            throw new FormatException($"model {name} is not known, expected BPE");
        if (model.EnumerateObject().Select(option => option.Name).FirstOrDefault(option => !_modelOptions.Contains(option)) is { } unknown)
            throw new FormatException($"model: option {unknown} is not known, expected {string.Join(", ", _modelOptions)}");
        foreach (var off in (string[])["dropout", "continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (Part(model, off) is { } part && part.ToString() is not "" and var value)
                throw new FormatException($"model: {off} {value} is not known, expected null");
        }

        if (Flag(model, "byte_fallback", false)) throw new FormatException("model: byte_fallback true is not known, expected false");
    }

    private void ReadAddedTokens()
    {
        if (Part(root, "added_tokens") is not { } added) return;
        foreach (var token in Items(added, "added_tokens"))
        {
            var content = Text(Needed(token, "content"), "content");
            if (!Flag(token, "special", false)) throw new FormatException($"added_tokens: '{content}' is not special, expected special tokens only");
            if (!_specials.TryAdd(content, Id(Needed(token, "id"), content))) throw new FormatException($"added_tokens: '{content}' is there twice");
        }
    }

    private byte[][] ReadVocabulary(JsonElement vocabulary)
    {
        if (vocabulary.ValueKind != JsonValueKind.Object) throw new FormatException("vocab: expected an object");
        foreach (var entry in vocabulary.EnumerateObject()) _vocabulary[entry.Name] = Id(entry.Value, entry.Name);
        var tokens = new byte[Math.Max(_vocabulary.Values.DefaultIfEmpty().Max(), _specials.Values.DefaultIfEmpty().Max()) + 1][];
        Array.Fill(tokens, []);
        foreach (var (text, id) in _vocabulary)
        {
            if (_specials.GetValueOrDefault(text, -1) == id) continue;
            if (tokens[id].Length > 0 || text.Length == 0) throw new FormatException($"vocab: '{text}' is empty or shares its id {id}");
            tokens[id] = ByteLevel.FromText(text) ?? throw new FormatException($"vocab: '{text}' is neither byte-level text nor a special token");
        }

        if (_specials.FirstOrDefault(special => tokens[special.Value].Length > 0) is { Key: not null } taken)
            throw new FormatException($"added_tokens: '{taken.Key}' shares its id {taken.Value}");
        return tokens;
    }

    private (int, int)[] ReadMerges(JsonElement list, out PairTable ranks, out int[] products)
    {
        var merges = new List<(int, int)>();
        var made = new List<int>();
        ranks = new PairTable();
        foreach (var merge in Items(list, "merges"))
        {
            var parts = merge.ValueKind == JsonValueKind.Array
                ? [.. merge.EnumerateArray().Select(part => Text(part, "merges"))]
                : Text(merge, "merges").Split(' ');
            if (parts is not [var a, var b]
                || !_vocabulary.TryGetValue(a, out var left) || !_vocabulary.TryGetValue(b, out var right) || !_vocabulary.TryGetValue(a + b, out var product))
                throw new FormatException($"merges[{merges.Count}]: '{string.Join(' ', parts)}', expected two tokens that make a third");
            if (ranks.FindOrAdd(left, right, merges.Count) != merges.Count) throw new FormatException($"merges[{merges.Count}]: '{a} {b}' is there twice");
            merges.Add((left, right));
            made.Add(product);
        }

        products = [.. made];
        return [.. merges];
    }

    private static int Id(JsonElement value, string token) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var id) && id is >= 0 and < MaxId
        ? id
        : throw new FormatException($"'{token}': id {value}, expected an integer from 0 to {MaxId - 1}");

    private static string Name(JsonElement part) => Part(part, "type") is { } type ? Text(type, "type") : "without a type";

    private static JsonElement? Part(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object) throw new FormatException($"{name}: expected inside an object, not in {parent.ValueKind}");
        return parent.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;
    }

    private static JsonElement Needed(JsonElement parent, string name) => Part(parent, name) ?? throw new FormatException($"{name}: is missing");

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name}: {value.ValueKind}, expected a text");

    private static bool Flag(JsonElement parent, string name, bool otherwise) => Part(parent, name)?.ValueKind switch
    {
        null => otherwise,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"{name}: expected true or false"),
    };

    private static IEnumerable<JsonElement> Items(JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new FormatException($"{name}: expected a list");

    private static void Require(JsonElement part, string place, string option, string expected)
    {
        var actual = Part(part, option) is { } value ? Text(value, option) : "nothing";
        if (actual != expected) throw new FormatException($"{place}: {option} {actual} is not known, expected {expected}");
    }
}
