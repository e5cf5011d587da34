using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Curation.Cli;

/// <summary>Progress on standard error: one live line on a terminal, a line now and then elsewhere; times go to <c>logs/</c>.</summary>
internal sealed class Screen : IDisposable
{
    private static readonly TimeSpan _live = TimeSpan.FromMilliseconds(250), _quiet = TimeSpan.FromSeconds(15);

    private readonly Core.Progress _progress;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly StreamWriter _log;
    private readonly Timer _timer;
    private readonly IAnsiConsole? _terminal = Console.IsErrorRedirected ? null
        : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly Lock _lock = new();
    private (string Step, TimeSpan Since) _step = ("", TimeSpan.Zero);
    private TimeSpan _said = -TimeSpan.FromSeconds(15);
    private string _last = "";

    public Screen(Core.Progress progress, string logs)
    {
        _progress = progress;
        _log = new StreamWriter(Path.Combine(logs, "run.log"), append: true) { AutoFlush = true };
        _log.WriteLine(FormattableString.Invariant($"{DateTimeOffset.Now:O} begin, {Environment.ProcessorCount} processors, {Environment.MachineName}"));
        _timer = new Timer(_ => Tick(last: false), null, _live, _live);
    }

    public void Finish(int units)
    {
        Tick(last: true);
        lock (_lock)
        {
            if (_terminal is not null) _terminal.Cursor.Show();
            if (_terminal is not null) Console.Error.WriteLine();
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
            _log.WriteLine(FormattableString.Invariant(
                $"{DateTimeOffset.Now:O} done, {units} units, {_clock.Elapsed.TotalSeconds:0.0} s, peak memory {peak:0} MB"));
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _log.Dispose();
    }

    private void Tick(bool last)
    {
        lock (_lock)
        {
            var now = _clock.Elapsed;
            if (_progress.Step != _step.Step) _step = (_progress.Step, now);
            if (_step.Step.Length == 0 || (!last && _terminal is null && now - _said < _quiet)) return;
            _said = now;
            var line = Line(now - _step.Since);
            if (line == _last) return;
            _last = line;
            if (_terminal is null) Console.Error.WriteLine(line);
            else _terminal.Write(new ControlCode("\r\x1b[2K" + line));
            _log.WriteLine(FormattableString.Invariant($"{DateTimeOffset.Now:O} {line}"));
        }
    }

    private string Line(TimeSpan inStep)
    {
        var rate = _progress.Bytes == 0 || inStep.TotalSeconds < 0.1
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {_progress.Bytes / 1e6 / inStep.TotalSeconds:0.0} MB/s");
        var documents = _progress.Documents == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_progress.Documents:N0} documents");
        var kept = _progress.Documents > 0 && _progress.Kept > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {100.0 * _progress.Kept / _progress.Documents:0.0} % kept")
            : "";
        var quarantined = _progress.Quarantined > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_progress.Quarantined} quarantined") : "";
        var note = _progress.Note.Length > 0 ? ", " + _progress.Note : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_progress.Step,-8} {_progress.UnitsDone}/{_progress.Units} units{documents}{rate}{kept}{quarantined}{note}");
    }
}
