using System.Text;
using System.Text.Json.Nodes;
using Curation.Core;
using Curation.Tests.Storage;
using Curation.Tokenization;

namespace Curation.Tests.Tokenization;

public sealed class TokenizerFileTests
{
    private static readonly Tokenizer _trained = BpeTrainer.Train([Encoding.UTF8.GetBytes(GeneratedText.Words(4, 5_000))], 600).Tokenizer;

    [Fact]
    public void A_saved_tokenizer_is_the_same_tokenizer()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("tokenizer.json");
        _trained.Save(path);
        var loaded = TokenizerFile.Load(path);
        Assert.Equal((_trained.Sha256, _trained.Vocabulary, _trained.EndOfText), (loaded.Sha256, loaded.Vocabulary, loaded.EndOfText));
        Assert.Equal(
            Enumerable.Range(0, 600).Select(id => Convert.ToHexString(_trained.Bytes(id))),
            Enumerable.Range(0, 600).Select(id => Convert.ToHexString(loaded.Bytes(id))));
        var text = GeneratedText.Mixture(1, 2_000);
        Assert.Equal(TokenizerTests.Encode(_trained, text), TokenizerTests.Encode(loaded, text));
    }

    [Fact]
    public void Writes_what_others_read()
    {
        var json = Json(BpeTrainer.Train(["ab ab abc"u8.ToArray()], 259).Tokenizer);
        Assert.StartsWith("""
            {
              "version": "1.0",
              "truncation": null,
              "padding": null,
              "added_tokens": [
                {
                  "id": 258,
                  "content": "<|endoftext|>",
                  "single_word": false,
                  "lstrip": false,
                  "rstrip": false,
                  "normalized": false,
                  "special": true
                }
              ],
              "normalizer": null,
              "pre_tokenizer": {
                "type": "ByteLevel",
                "add_prefix_space": false,
                "trim_offsets": true,
                "use_regex": true
              },
              "post_processor": null,
              "decoder": {
                "type": "ByteLevel",
                "add_prefix_space": false,
                "trim_offsets": true,
                "use_regex": true
              },
              "model": {
                "type": "BPE",
                "dropout": null,
                "unk_token": null,
                "continuing_subword_prefix": null,
                "end_of_word_suffix": null,
                "fuse_unk": false,
                "byte_fallback": false,
                "ignore_merges": false,
                "vocab": {
                  "Ā": 0,
                  "ā": 1,
            """, json, StringComparison.Ordinal);
        Assert.EndsWith("""
                  "ÿ": 255,
                  "ab": 256,
                  "Ġab": 257
                },
                "merges": [
                  "a b",
                  "Ġ ab"
                ]
              }
            }

            """, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_merges_as_pairs_the_split_of_cl100k_and_post_processors()
    {
        var json = JsonNode.Parse(Json(_trained))!;
        var merges = json["model"]!["merges"]!.AsArray();
        for (var i = 0; i < merges.Count; i++) merges[i] = new JsonArray([.. merges[i]!.GetValue<string>().Split(' ').Select(part => (JsonNode)part)]);
        json["model"]!.AsObject().Remove("type");
        json["post_processor"] = JsonNode.Parse("""{"type": "Sequence", "processors": [{"type": "ByteLevel"}, {"type": "TemplateProcessing"}]}""");
        json["pre_tokenizer"] = JsonNode.Parse("""
            {"type": "Sequence", "pretokenizers": [
              {"type": "Split", "behavior": "Removed", "invert": true},
              {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]}
            """);
        json["pre_tokenizer"]!["pretokenizers"]![0]!["pattern"] = new JsonObject { ["Regex"] = SplitPatterns.Cl100k };
        var loaded = Read(json.ToJsonString());
        Assert.Equal(SplitPattern.Cl100k, loaded.Pattern);
        Assert.Equal(SplitPattern.Cl100k, Read(Json(loaded)).Pattern);
        var text = GeneratedText.Mixture(1, 500);
        Assert.Equal(TokenizerTests.Slow(loaded, text), TokenizerTests.Encode(loaded, text));
    }

    [Theory]
    [InlineData("normalizer", """{"type": "NFC"}""", "normalizer NFC is not known, expected null")]
    [InlineData("truncation", """{"max_length": 5}""", "truncation without a type is not known, expected null")]
    [InlineData("pre_tokenizer", """{"type": "Metaspace"}""", "pre_tokenizer: type Metaspace is not known, expected Sequence")]
    [InlineData("pre_tokenizer", """{"type": "ByteLevel"}""", "pre_tokenizer ByteLevel: add_prefix_space true is not known, expected false")]
    [InlineData("pre_tokenizer", """{"type": "Sequence", "pretokenizers": [{"type": "Digits"}]}""", "pre_tokenizer Sequence: expected Split and ByteLevel")]
    [InlineData("pre_tokenizer", "null", "pre_tokenizer: is missing")]
    [InlineData("pre_tokenizer", "7", "type: expected inside an object, not in Number")]
    [InlineData(
        "post_processor", """{"type": "BertProcessing"}""", "post_processor BertProcessing is not known, expected ByteLevel, TemplateProcessing or Sequence")]
    [InlineData("decoder", """{"type": "WordPiece"}""", "decoder: type WordPiece is not known, expected ByteLevel")]
    [InlineData("model", """{"type": "Unigram"}""", "model Unigram is not known, expected BPE")]
    [InlineData("model", """{"type": "BPE", "dropout": 0.1}""", "model: dropout 0.1 is not known, expected null")]
    [InlineData("model", """{"type": "BPE", "byte_fallback": true}""", "model: byte_fallback true is not known, expected false")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a": 0}, "merges": []}""", "no token for byte 0, expected all 256")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a": -1}}""", "'a': id -1, expected an integer from 0 to 16777215")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a": 2000000000}}""", "'a': id 2000000000, expected an integer from 0 to 16777215")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a": 1, "b": 1}}""", "vocab: 'b' is empty or shares its id 1")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a b": 1}}""", "vocab: 'a b' is neither byte-level text nor a special token")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a": 1}, "merges": ["a a"]}""", "merges[0]: 'a a', expected two tokens that make a third")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a": 1, "aa": 2}, "merges": ["a a", "a a"]}""", "merges[1]: 'a a' is there twice")]
    [InlineData("model", """{"type": "BPE", "vocab": {"a": 1}, "merges": [7]}""", "merges: Number, expected a text")]
    [InlineData("added_tokens", """[{"id": 599, "content": "  ", "special": false}]""", "added_tokens: '  ' is not special, expected special tokens only")]
    [InlineData("added_tokens", """[{"id": 5, "content": "<x>", "special": true}]""", "added_tokens: '<x>' shares its id 5")]
    [InlineData("added_tokens", "[]", "added_tokens: none ends a text, expected one of <|endoftext|> <|end_of_text|> </s> <|im_end|> <eos>")]
    public void Refuses_by_name_what_it_does_not_know(string part, string value, string expected)
    {
        var json = JsonNode.Parse(Json(_trained))!;
        json[part] = JsonNode.Parse(value);
        Assert.Equal($"here: {expected}", Assert.Throws<RecipeException>(() => Read(json.ToJsonString())).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"model\": []}")]
    [InlineData("hello world")]
    [InlineData("IQ== 0")]
    [InlineData("IQ== 99999999999")]
    [InlineData("I!== 0")]
    public void Refuses_what_is_no_tokenizer(string content)
    {
        Assert.DoesNotContain('\n', Assert.Throws<RecipeException>(() => Read(content)).Message);
        var deep = Enumerable.Repeat("{\"model\":", 10_000);
        Assert.Throws<RecipeException>(() => Read(string.Concat(deep)));
    }

    [Fact]
    public void Refuses_a_file_that_is_not_there() =>
        Assert.EndsWith("expected tokenizer.json or a tiktoken rank file", Assert.Throws<RecipeException>(() => TokenizerFile.Load("no/such/file")).Message);

    [Fact]
    public void Rank_files_merge_whatever_is_a_token()
    {
        var tokenizer = Read(RankFile());
        Assert.Equal((50_257, 50_256, SplitPattern.Gpt2), (tokenizer.Vocabulary, tokenizer.EndOfText, tokenizer.Pattern));
        Assert.Equal(255, TokenizerTests.Encode(tokenizer, "\0")[0]);
        for (var seed = 0; seed < 20; seed++)
        {
            var text = GeneratedText.Mixture(seed, 200) + "abcdabcdefgh" + GeneratedText.Words(seed, 100);
            Assert.Equal(TokenizerTests.Slow(tokenizer, text), TokenizerTests.Encode(tokenizer, text));
        }

        var converted = Read(Json(tokenizer));
        Assert.Equal([tokenizer.Vocabulary, tokenizer.EndOfText], [converted.Vocabulary, converted.EndOfText]);
        Assert.Equal(TokenizerTests.Encode(tokenizer, "abcd\u00e9 efgh"), TokenizerTests.Encode(converted, "abcd\u00e9 efgh"));
    }

    [Fact]
    public void Rank_files_must_be_complete()
    {
        var lines = RankFile().Split('\n');
        Assert.Equal(
            "here: 50255 ranks, expected those of a known vocabulary: 50256, 50280, 100256, 128000",
            Assert.Throws<RecipeException>(() => Read(string.Join('\n', lines[1..]))).Message);
        lines[3] = lines[3].Split(' ')[0] + " 2";
        Assert.Equal("here: rank 2: repeated or out of place", Assert.Throws<RecipeException>(() => Read(string.Join('\n', lines))).Message);
    }

    /// <summary>The bytes from the last to the first, pairs of letters and then of anything, one word of four.</summary>
    private static string RankFile()
    {
        var tokens = Enumerable.Range(0, 256).Reverse().Select(b => (byte[])[(byte)b])
            .Concat(Enumerable.Range(0, 65_536).Select(i => (byte[])[(byte)(i + 97), (byte)((i >> 8) + 97)]).Take(49_999)).Append("abcd"u8.ToArray());
        return string.Join('\n', tokens.Select((token, id) => $"{Convert.ToBase64String(token)} {id}")) + "\n";
    }

    private static string Json(Tokenizer tokenizer) => Encoding.UTF8.GetString(TokenizerJson.Write(tokenizer.Model));

    private static Tokenizer Read(string content) => TokenizerFile.Read(Encoding.UTF8.GetBytes(content), "here");
}
