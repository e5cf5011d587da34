using System.Diagnostics;
using Curation.Cli;

namespace Curation.EndToEnd.Tests.Support;

/// <summary>What a command said.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs commands as a user would: in this process where that is enough, as a process of their own where it is not.</summary>
internal static class Shell
{
    private static readonly string _s_program = Path.Combine(AppContext.BaseDirectory, "Curation.Cli.dll");

    /// <summary>In this process. Rows that a verb writes to standard output as bytes are not caught: give it an --output.</summary>
    public static Task<Answer> Run(params string[] arguments) => Run(arguments, CancellationToken.None);

    public static async Task<Answer> Run(string[] arguments, CancellationToken cancel)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        try
        {
            Console.SetOut(TextWriter.Synchronized(said));
            Console.SetError(TextWriter.Synchronized(complained));
            var code = await Program.Run(arguments, cancel);
            return new Answer(code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>In this process; any exit code but 0 fails the test with what was said.</summary>
    public static async Task<Answer> Succeed(params string[] arguments)
    {
        var answer = await Run(arguments);
        Assert.True(answer.ExitCode == 0, $"exit {answer.ExitCode}: {string.Join(' ', arguments)}\n{answer.Error}{answer.Output}");
        return answer;
    }

    /// <summary>As a process of its own, to its end.</summary>
    public static async Task<Answer> RunProcess(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }

    /// <summary>Kills a process of its own (SIGKILL) as soon as the condition holds.</summary>
    /// <returns>Whether it was still running then.</returns>
    public static async Task<bool> RunUntil(Func<bool> condition, params string[] arguments)
    {
        using var process = Start(arguments);
        var drained = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!process.HasExited && !condition()) await Task.Delay(TimeSpan.FromMilliseconds(1));
        var killed = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        await drained;
        return killed;
    }

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [_s_program, .. arguments])
    {
        RedirectStandardOutput = true, RedirectStandardError = true,
    })!;
}
