export default function LabPage({ plan }: { plan: string }) {
  return <div className="page">{plan}</div>;
}
