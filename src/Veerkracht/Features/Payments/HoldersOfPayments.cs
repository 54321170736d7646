using Veerkracht.Data;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The lines of an older payment name drawing rights by the enterprise number of their holder; here they follow the names of the books.
/// </summary>
public sealed class HoldersOfPayments(HolderNames names) : IUpgrade
{
    public string Migration => "Floor";

    public Task Run(Db db, CancellationToken stop) => names.RenameInLines(db, "Payments", stop);
}
