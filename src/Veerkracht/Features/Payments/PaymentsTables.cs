using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Payments.Batches;

namespace Veerkracht.Features.Payments;

/// <summary>The tables of this room.</summary>
public static class PaymentsTables
{
    extension(Db db)
    {
        public DbSet<Payment> Payments => db.Set<Payment>();
        public DbSet<PaymentBatch> PaymentBatches => db.Set<PaymentBatch>();
        public DbSet<BatchOrder> BatchOrders => db.Set<BatchOrder>();
        public DbSet<ReadFile> BankFiles => db.Set<ReadFile>();
        public DbSet<ReadLine> BankLines => db.Set<ReadLine>();
    }
}
