using Curation.Core;

namespace Curation.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0, Fault = 1, Mistake = 2, LimitBroken = 3, Interrupted = 130;

    /// <summary>Runs a command; every fault becomes one line a mistake and a code. A bug is named as one, its trace only where CURATION_TRACE is set.</summary>
    public static async Task<int> Guard(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (RecipeException error)
        {
            foreach (var mistake in error.Mistakes) await Console.Error.WriteLineAsync(mistake);
            return Mistake;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("curation: interrupted; the same command goes on from here");
            return Interrupted;
        }
        catch (Exception error) when (error is RunException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"curation: {OneLine(error)}");
            return Fault;
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"curation: a bug: {error.GetType().Name}: {OneLine(error)}");
            if (Environment.GetEnvironmentVariable("CURATION_TRACE") is not null) await Console.Error.WriteLineAsync(error.ToString());
            return Fault;
        }
    }

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ");
}
