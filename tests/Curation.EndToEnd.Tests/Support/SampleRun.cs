using Curation.Training;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Curation.EndToEnd.Tests.Support;

/// <summary>One run of the sample recipe, whole, shared by every test that reads what it left:
/// trained on few tokens where libtorch is there, else without training.</summary>
public sealed class SampleRun : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public static bool CanTrain { get; } = TorchLibrary.IsAvailable(out _);

    public string Path => _folder.File("run");

    internal Answer Answer { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync() => Answer = await Shell.Run(
        "run", Repository.PathOf("configs/sample.yaml"), "--set", $"sources.0.warc={Repository.PathOf("sample-data/crawl/*")}",
        "--set", "train.tokens=20K", "--output", Path, "--workers", "2");

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
