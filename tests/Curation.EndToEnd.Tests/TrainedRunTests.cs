using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>A run that ends in training: killed on its way and gone on, the model has the same bytes.</summary>
public sealed class TrainedRunTests(SmallCrawl crawl) : IClassFixture<SmallCrawl>, IDisposable
{
    private static readonly string[] _s_train =
    [
        "--set", "train.layers=1", "--set", "train.width=32", "--set", "train.heads=2",
        "--set", "train.context=32", "--set", "train.tokens=100K", "--set", "train.threads=1",
        "--set", "train.checkpoint-every=20", "--set", "train.eval-every=100",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task KilledInTrainingItEndsWithTheSameModel()
    {
        Skip.IfNot(Training.TorchLibrary.IsAvailable(out var reason), reason);
        var (whole, killed) = (_folder.File("whole"), _folder.File("killed"));
        await Shell.Succeed(["run", crawl.RecipePath, "--output", whole, "--set", "select.keep=20%", .. _s_train]);
        string[] command = ["run", crawl.RecipePath, "--output", killed, "--set", "select.keep=20%", .. _s_train];
        Assert.True(await Shell.RunUntil(() => File.Exists(Path.Combine(killed, "model", "checkpoint.safetensors")), command));
        Assert.Equal(0, (await Shell.RunProcess(command)).ExitCode);
        RunFiles.AssertSame(RunFiles.Digests(whole), killed);

        var completion = await Shell.Succeed("complete", Path.Combine(killed, "model"), "The moon", "--tokens", "8");
        Assert.StartsWith("The moon", completion.Output, StringComparison.Ordinal);
        Assert.Equal(completion.Output, (await Shell.Succeed("complete", Path.Combine(whole, "model"), "The moon", "--tokens", "8")).Output);
    }
}
