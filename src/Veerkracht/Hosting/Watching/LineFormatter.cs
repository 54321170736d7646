using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Veerkracht.Hosting.Watching;

/// <summary>
/// One line for each thing that happened: UTC, level, who says it, the trace that a visitor sees as the reference of an error page, and
/// what. A fault is told in the same line: what it was, what was behind it, and where of ours it came from.
/// </summary>
internal sealed class LineFormatter() : ConsoleFormatter(Name)
{
    public new const string Name = "line";

    private const int MostFrames = 4;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(
            TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture)
        );
        textWriter.Write(Word(logEntry.LogLevel));
        textWriter.Write(logEntry.Category.AsSpan(logEntry.Category.LastIndexOf('.') + 1));
        if (Activity.Current?.TraceId is { } trace)
            textWriter.Write($" [{trace}]");
        textWriter.Write(' ');
        textWriter.Write(OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (logEntry.Exception is { } fault)
            textWriter.Write(OneLine($" | {Told(fault)}"));
        textWriter.WriteLine();
    }

    private static string Told(Exception fault)
    {
        var causes = new List<string>();
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            causes.Add($"{cause.GetType().Name}: {cause.Message}");
        var frames = new StackTrace(fault.GetBaseException())
            .GetFrames()
            .Concat(new StackTrace(fault).GetFrames())
            .Select(f => f.GetMethod())
            .Where(m => m?.DeclaringType?.FullName?.StartsWith("Veerkracht.", StringComparison.Ordinal) == true)
            .Select(m => $"{m!.DeclaringType!.FullName}.{m.Name}")
            .Distinct()
            .Take(MostFrames);
        return $"{string.Join(" <- ", causes)} @ {string.Join(" < ", frames)}";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Critical => "FATAL ",
            LogLevel.Error => "ERROR ",
            LogLevel.Warning => "warn  ",
            LogLevel.Information => "info  ",
            _ => "debug ",
        };
}
