using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Curation.Tokenization;

/// <summary>Writes <c>tokenizer.json</c> as HF tokenizers read it; <see cref="TokenizerJsonReader"/> reads it back.</summary>
internal static class TokenizerJson
{
    public static BpeModel Read(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(content);
        return new TokenizerJsonReader(document.RootElement).Read();
    }

    public static byte[] Write(BpeModel model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteNull("truncation");
            json.WriteNull("padding");
            WriteSpecials(json, model.Specials);
            json.WriteNull("normalizer");
            json.WritePropertyName("pre_tokenizer");
            WritePattern(json, model.Pattern);
            json.WriteNull("post_processor");
            json.WritePropertyName("decoder");
            WriteByteLevel(json, useRegex: true);
            WriteModel(json, model);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WriteSpecials(Utf8JsonWriter json, IReadOnlyDictionary<string, int> specials)
    {
        json.WriteStartArray("added_tokens");
        foreach (var (content, id) in specials.OrderBy(special => special.Value))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("content", content);
            foreach (var option in (string[])["single_word", "lstrip", "rstrip", "normalized"]) json.WriteBoolean(option, false);
            json.WriteBoolean("special", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePattern(Utf8JsonWriter json, SplitPattern pattern)
    {
        if (pattern == SplitPattern.Gpt2)
        {
            WriteByteLevel(json, useRegex: true);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "Sequence");
        json.WriteStartArray("pretokenizers");
        json.WriteStartObject();
        json.WriteString("type", "Split");
        json.WriteStartObject("pattern");
        json.WriteString("Regex", SplitPatterns.Cl100k);
        json.WriteEndObject();
        json.WriteString("behavior", "Isolated");
        json.WriteBoolean("invert", false);
        json.WriteEndObject();
        WriteByteLevel(json, useRegex: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteByteLevel(Utf8JsonWriter json, bool useRegex)
    {
        json.WriteStartObject();
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", false);
        json.WriteBoolean("trim_offsets", true);
        json.WriteBoolean("use_regex", useRegex);
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, BpeModel model)
    {
        var texts = Array.ConvertAll(model.Tokens, token => ByteLevel.ToText(token));
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        foreach (var option in (string[])["dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix"]) json.WriteNull(option);
        json.WriteBoolean("fuse_unk", false);
        json.WriteBoolean("byte_fallback", false);
        json.WriteBoolean("ignore_merges", model.WholePieces);
        json.WriteStartObject("vocab");
        for (var id = 0; id < texts.Length; id++)
        {
            if (texts[id].Length > 0) json.WriteNumber(texts[id], id);
        }

        json.WriteEndObject();
        json.WriteStartArray("merges");
        foreach (var (left, right) in model.Merges ?? DeriveMerges(model)) json.WriteStringValue($"{texts[left]} {texts[right]}");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>How each token of a rank file is made: its last two parts when only smaller ranks merge.</summary>
    private static IEnumerable<(int Left, int Right)> DeriveMerges(BpeModel model)
    {
        var merger = new PieceMerger(model);
        for (var id = 0; id < model.Tokens.Length; id++)
        {
            var parts = model.Tokens[id].Length > 1 ? merger.Merge(model.Tokens[id], limit: id).ToArray() : [];
            if (parts.Length == 2) yield return (parts[0], parts[1]);
        }
    }
}
