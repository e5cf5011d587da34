using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Curation.Tests.Storage;
using Curation.Tokenization;

namespace Curation.Tests.Tokenization;

/// <summary>Against npm's tiktoken 1.0.22 and tokenizers 0.23.2, with the rank files of gpt-tokenizer 4.0.0,
/// where <c>CURATION_TOKENIZER_NODE_MODULES</c> names the folder they are installed in.</summary>
public sealed class OracleTests
{
    private const string Variable = "CURATION_TOKENIZER_NODE_MODULES";

    private const string TiktokenScript = """
        const enc = require(process.argv[1] + '/tiktoken').get_encoding(process.argv[3]);
        const texts = JSON.parse(require('fs').readFileSync(process.argv[2]));
        console.log(JSON.stringify(texts.map(text => Array.from(enc.encode_ordinary(text)))));
        """;

    private const string HuggingFaceScript = """
        const tokenizer = require(process.argv[1] + '/tokenizers').Tokenizer.fromFile(process.argv[3]);
        const texts = JSON.parse(require('fs').readFileSync(process.argv[2]));
        (async () => {
            const ids = [];
            for (const text of texts) {
                const encoded = (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds();
                if (await tokenizer.decode(encoded, false) !== text) throw new Error('decodes to another text');
                ids.push(encoded);
            }
            console.log(JSON.stringify(ids));
        })();
        """;

    private readonly string? _modules = Environment.GetEnvironmentVariable(Variable);

    [SkippableTheory]
    [InlineData("r50k_base", "gpt2")]
    [InlineData("p50k_base", "p50k_base")]
    [InlineData("cl100k_base", "cl100k_base")]
    public void Ids_are_those_of_tiktoken(string ranks, string encoding)
    {
        Skip.If(_modules is null, Variable);
        var tokenizer = TokenizerFile.Load($"{_modules}/gpt-tokenizer/data/{ranks}.tiktoken");
        Agree(tokenizer, Texts(), TiktokenScript, encoding);
    }

    [SkippableFact]
    public void HuggingFace_reads_what_training_and_conversion_save()
    {
        Skip.If(_modules is null, Variable);
        var texts = Texts().Select(text => text.Replace("<|endoftext|>", "")).ToArray();
        using var folder = new TemporaryFolder();
        foreach (var pattern in Enum.GetValues<SplitPattern>())
        {
            var pieces = new PieceCounter(pattern);
            foreach (var text in texts) pieces.Add(Encoding.UTF8.GetBytes(text));
            var trained = BpeTrainer.Train(pieces, 2_000).Tokenizer;
            trained.Save(folder.File("trained.json"));
            Agree(trained, texts, HuggingFaceScript, folder.File("trained.json"));
        }

        var converted = TokenizerFile.Load($"{_modules}/gpt-tokenizer/data/cl100k_base.tiktoken");
        converted.Save(folder.File("converted.json"));
        Agree(converted, texts, HuggingFaceScript, folder.File("converted.json"));
        Agree(TokenizerFile.Load(folder.File("converted.json")), texts, HuggingFaceScript, folder.File("converted.json"));
    }

    private static string[] Texts() =>
    [
        .. Enumerable.Range(0, 60).Select(seed => GeneratedText.Mixture(seed, 150)), .. Enumerable.Range(0, 10).Select(seed => GeneratedText.Words(seed, 500)),
        new string('a', 3_000), new string(' ', 3_000), new string('漢', 3_000), "", " ", "\n",
    ];

    private void Agree(Tokenizer tokenizer, string[] texts, string script, string argument)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(
            "node", ["-e", script, _modules!, folder.Touch("texts.json", JsonSerializer.Serialize(texts)), argument]) { RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var expected = JsonSerializer.Deserialize<int[][]>(node.StandardOutput.ReadToEnd())!;
        node.WaitForExit();
        for (var i = 0; i < texts.Length; i++) Assert.Equal(expected[i], TokenizerTests.Encode(tokenizer, texts[i]));
    }
}
