export default function DevicePage() {
  return <div className="page" />;
}
