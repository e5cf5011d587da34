using Curation.Core;
using Curation.Training.Tests.Support;

namespace Curation.Training.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void WhatWasLearnedIsContinued()
    {
        using var model = Trained();
        var text = new int[48];
        Some.Language(48).Read(0, text);
        Assert.Equal(text[10..15], model.Continue(text.AsSpan(0, 10), new CompletionOptions { Temperature = 0 }));
    }

    [SkippableFact]
    public void ASeedGivesTheSameTokensEachTime()
    {
        using var model = Trained();
        IReadOnlyList<int> Draw(long seed) => model.Continue([1, 1], new CompletionOptions { Temperature = 5, TopK = null, Seed = seed });
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [SkippableFact]
    public void TheContextSlidesOverLongTexts()
    {
        using var model = Trained();
        var tokens = model.Continue(Enumerable.Repeat(1, 100).ToArray(), new CompletionOptions { MaxTokens = 20, Temperature = 3, TopK = 3 });
        Assert.InRange(tokens.Count, 0, 20);
        Assert.All(tokens, id => Assert.InRange(id, 1, Some.Vocabulary - 1));
    }

    [SkippableFact]
    public void AStrangeTokenIsAMistake()
    {
        using var model = Trained();
        foreach (var id in new[] { -1, Some.Vocabulary })
            Assert.Contains(
                $"token {id} ", Assert.Throws<RecipeException>(() => model.Continue([1, id], new CompletionOptions())).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AFolderWithoutAModelIsAMistake()
    {
        Assert.Throws<RecipeException>(() => Completion.Open(_folder.Path));
        Trained().Dispose();
        File.WriteAllText(
            _folder.At("config.json"),
            File.ReadAllText(_folder.At("config.json")).Replace("\"vocab_size\": 23", "\"vocab_size\": 24", StringComparison.Ordinal));
        Assert.Throws<RecipeException>(() => Completion.Open(_folder.Path));
        File.WriteAllText(_folder.At("config.json"), "{\"vocab_size\": \"many\"}");
        Assert.Throws<RecipeException>(() => Completion.Open(_folder.Path));
    }

    private Completion Trained()
    {
        Skip.IfNot(TorchLibrary.IsAvailable(out var reason), reason);
        var options = Some.Options with { Tokens = 250 * 32, EvalEvery = null, Context = 16, Batch = 2 };
        Trainer.Run(options, Some.Language(2000), Some.Language(100), Some.Context, _folder.Path, _ => { }, CancellationToken.None);
        return Completion.Open(_folder.Path);
    }
}
