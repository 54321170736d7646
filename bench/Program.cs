using Veerkracht.Bench;
using Veerkracht.Bench.Filling;

// dotnet run --configuration Release --project bench
// [-- submission statements claims page start weight format allocation digests pdf letters]
// [--against CHECKOUT]; without names: all. format --data CHECKOUT reads the calls of that one. Or: fill PLACE N.
if (args is ["fill", .. var rest])
    return await FillCommand.Run(rest);
var names = Checkout.Names(args);
string[] all = ["submission", "claims", "page", "start", "weight", "format", "allocation", "digests", "pdf", "letters"];
var wanted = names.Count == 0 ? all : names;
foreach (var name in wanted)
{
    switch (name)
    {
        case "submission":
            await new SubmissionBench(Checkout.Here, Checkout.Other(args), Checkout.EachTurn(args, 160)).Run(
                Checkout.IsOn(args, "sqlite"),
                Checkout.IsOn(args, "postgres")
            );
            break;
        case "several":
            await new SeveralBench(Checkout.Here, Checkout.EachTurn(args, 400)).Run();
            break;
        case "statements":
            await StatementBench.Run();
            break;
        case "claims":
            await ClaimsBench.Run();
            break;
        case "page":
            await PageBench.Run();
            break;
        case "start":
            await StartBench.Run(Checkout.Here, Checkout.Other(args));
            break;
        case "weight":
            await WeightBench.Run(Checkout.Here, Checkout.Other(args));
            break;
        case "format":
            if (Checkout.Other(args) is { } other)
                await FormatBeside.Run(Checkout.Here, other);
            else
                FormatBench.Run(Checkout.Data(args) ?? Checkout.Here);
            break;
        case "allocation":
            AllocationBench.Run();
            break;
        case "digests":
            await DigestBench.Run();
            break;
        case "pdf":
            await PdfBench.Run();
            break;
        case "letters":
            await LettersBench.Run();
            break;
        default:
            Console.Error.WriteLine(
                $"There is no bench '{name}'; there are submission, several, statements, claims, page, start, weight, format, "
                    + "allocation, digests, pdf, letters."
            );
            return 2;
    }
}
return 0;
