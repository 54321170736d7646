using System.Text.Json.Nodes;
using Veerkracht.Core.Allocation.Portfolios;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation.Commands;

/// <summary>allocate FILE.json: the decision over all candidates of a round, as one JSON object.</summary>
public static class AllocateCommand
{
    private const int MostBytes = 100_000_000;

    /// <returns>0 with the JSON in <paramref name="output"/>; 1 with the faults of the round, one a line with its place; 2 with one line
    /// where the file cannot be read.</returns>
    public static int Run(string file, TextWriter output, TextWriter error)
    {
        LocalText? reason = null;
        var json = TextFile.Read(file, MostBytes, out var unread) is { } text ? WholeJson.Read(text, out reason) : null;
        if (json is null)
        {
            var why = unread?.En ?? (reason is not null ? $"{file} {reason.En}" : $"{file} must hold a JSON object: {{ \"method\": … }}");
            error.WriteLine(why.ReplaceLineEndings(" "));
            return CallFile.Misused;
        }
        if (RoundFile.Read(json, out var faults) is not { } read)
            return Refuse(file, faults, error);
        if (!Allocator.TryDecide(read.Round, out var result, out var contradictions))
            return Refuse(file, contradictions, error);
        (Portfolio?, LocalText?)? portfolio = null;
        if (read.WithPortfolio)
            portfolio = (Portfolio.Of(read.Round, out var none), none);
        output.WriteLine(RoundJson.Of(read.Title, result, portfolio).ToJsonString(EvaluationJson.Written));
        return CallFile.Ok;
    }

    private static int Refuse(string file, IReadOnlyList<RoundFault> faults, TextWriter error)
    {
        foreach (var fault in faults.Take(JsonPlace.MostFaults))
            error.WriteLine($"{file}: {fault.Path}: {fault.Why.En}".ReplaceLineEndings(" "));
        return CallFile.Faults;
    }
}
