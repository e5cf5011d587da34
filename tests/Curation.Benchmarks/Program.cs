using Curation.Benchmarks;
using Curation.Benchmarks.Crawl;
using Curation.Core;

using var stop = new CancellationTokenSource();
// a run in a child is interrupted with us; the copies on disk must still go
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (args is ["crawl", ..], stop.CancelAsync());
try
{
#if DEBUG
    Console.Error.WriteLine("warning: a Debug build is slow; build with -c Release");
#endif
    switch (args)
    {
        case [] or ["--help" or "-h" or "help", ..] or [_, "--help" or "-h", ..]:
            Console.WriteLine($"Measures Curation on your own input; one Markdown table on standard output.\n\n"
                + $"dotnet run -c Release --project tests/Curation.Benchmarks -- …\n\n{Benchmarks.Help}");
            return 0;
        case [ChildRun.Verb, .. var rest]:
            return await ChildRun.Inside(rest);
        case [var name, .. var rest] when Benchmarks.Find(name) is { } benchmark:
            await benchmark.Run(new Arguments(rest, benchmark.Options), stop.Token);
            return 0;
        default:
            throw new RecipeException($"{args[0]}: no such benchmark; known: {Benchmarks.Names} (see --help)");
    }
}
catch (RecipeException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception error) when (error is RunException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message.ReplaceLineEndings(" "));
    return 1;
}
