using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments;

/// <summary>The tables of this room.</summary>
public static class PaymentsTables
{
    extension(Db db)
    {
        public DbSet<Payment> Payments => db.Set<Payment>();
    }
}
