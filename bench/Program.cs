using Veerkracht.Bench;

// dotnet run --configuration Release --project bench [-- submission claims page start weight format pdf]; without names: all.
var wanted = args.Length == 0 ? ["submission", "claims", "page", "start", "weight", "format", "pdf"] : args;
foreach (var name in wanted)
{
    switch (name)
    {
        case "submission":
            await SubmissionBench.Run();
            break;
        case "claims":
            await ClaimsBench.Run();
            break;
        case "page":
            await PageBench.Run();
            break;
        case "start":
            await StartBench.Run();
            break;
        case "weight":
            await WeightBench.Run();
            break;
        case "format":
            await FormatBench.Run();
            break;
        case "pdf":
            await PdfBench.Run();
            break;
        default:
            Console.Error.WriteLine($"There is no bench '{name}'; there are submission, claims, page, start, weight, format, pdf.");
            return 2;
    }
}
return 0;
