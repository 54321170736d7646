using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;

namespace Veerkracht.Tests.Documents;

/// <summary>An example of a shipped call as if it had been sent, and its receipt.</summary>
public sealed record ExampleReceipt(CallDefinition Call, Step Step, string Name, JsonObject Answers, Evaluation Evaluation)
{
    public override string ToString() => $"{Call.Slug}, {Step.Id}, {Name}";

    public byte[] Pdf(Texts texts) => ReceiptPdf.Make(Receipt, Call, Step, Evaluation, null, "Lotte Peeters", key => key, texts);

    /// <summary>Every label and every answer, as the page of the receipt tells them.</summary>
    public IEnumerable<string> Told(Texts texts) =>
        Sections(texts)
            .SelectMany(s => s)
            .SelectMany(t => t.Table is { } table ? table.SelectMany(cells => cells) : [t.Label, t.Text, .. t.Files.Select(f => f.Name)]);

    /// <summary>What each section that is asked tells.</summary>
    public IEnumerable<IReadOnlyList<ToldAnswer>> Sections(Texts texts) =>
        Step.Form.Sections.Where(s => Evaluation.Visible.Contains(s.Id)).Select(s => ToldAnswers.Of(s, Answers, Evaluation, texts));

    private Receipt Receipt =>
        new(
            Guid.Empty,
            "2022-FP-0012",
            "Geetbets",
            "Fietspad langs de Gete",
            Call.Slug,
            1,
            Step.Id,
            new DateTime(2022, 9, 1, 7, 0, 0, DateTimeKind.Utc),
            Guid.Empty,
            Receipt.Hash(Answers.ToJsonString()),
            Answers.ToJsonString(),
            null,
            [.. Evaluation.Amounts]
        );
}

public static class ExampleReceipts
{
    /// <summary>One for every example of every shipped call.</summary>
    public static IReadOnlyList<ExampleReceipt> All(string folder)
    {
        var data = DataFolder.Find(folder, ".")!;
        var spread = new RightShares(ReferenceData.Load(data.Reference!));
        return
        [
            .. data.CallFiles()
                .Select(file => CallReader.Read(File.ReadAllText(file), file, TableFiles.Beside(file, data.Reference)).Definition!)
                .SelectMany(call => call.Examples.Select(example => Of(call, example, spread))),
        ];
    }

    /// <summary>Of a reader whose browser carries the choice of language.</summary>
    public static Texts In(string language)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"taal={language}";
        return new Texts(new HttpContextAccessor { HttpContext = http });
    }

    private static ExampleReceipt Of(CallDefinition call, Example example, RightShares spread)
    {
        var trial = Trial.For(call, example.As, ExampleRunner.MomentOf(call, example), example.With, example.Earlier, spread, out _)!;
        var evaluation = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context);
        return new ExampleReceipt(call, call.Step(example.Step), example.Name, example.Answers, evaluation);
    }
}
